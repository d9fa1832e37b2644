import type { Instant } from '../ids.ts';
import type { Delivery, DeliveryPart, Failure } from './delivery.ts';
import { advance, type DeliveryStatus, ofAll } from './status.ts';

/*
 * What becomes of a delivery. Each answers with what changes, or null for nothing: news may come late, twice, and from two
 * processes of which one stood still.
 */
export type Change = Partial<Delivery> | null;

export const isToBeDone = (status: DeliveryStatus): boolean => status === 'queued' || status === 'sending';

/** The attempt that was recorded last is one of this part, and its outcome is not known yet. */
const isUnderWay = ({ status, parts }: Delivery, part: number): boolean =>
  status === 'sending' && parts.length === part;

const replaced = (parts: readonly DeliveryPart[], at: number, part: DeliveryPart): DeliveryPart[] => {
  const all = [...parts];
  all[at] = part;
  return all;
};
const statusOf = (parts: readonly DeliveryPart[]): DeliveryStatus => ofAll(parts.map((part) => part.status));

/** An attempt begins; recorded before it does. */
export const begin = ({ status, dueAt, attempts }: Delivery, now: Instant): Change =>
  status === 'queued' && dueAt <= now ? { status: 'sending', attemptedAt: now, attempts: attempts + 1 } : null;

/** The platform has taken a part. With `more` the next one is to be sent. */
export const taken = (delivery: Delivery, part: number, externalIds: readonly string[], more: boolean): Change => {
  const status = advance(delivery.parts[part]?.status ?? 'sending', 'sent');
  const parts = replaced(delivery.parts, part, { status, externalIds: [...externalIds] });
  // A receipt was quicker, or a person decided: whoever goes on from there has its own attempt.
  if (!isUnderWay(delivery, part)) return afterReceipt(delivery, parts, null);
  const isNext = more && status !== 'failed';
  return {
    ...{ parts, status: isNext ? 'queued' : statusOf(parts), attemptedAt: null, why: null },
    ...(isNext && { attempts: 0, refusedAt: null }),
  };
};

/** All parts were sent. */
export const complete = ({ status, parts }: Delivery): Change =>
  status === 'sending' ? { status: parts.length === 0 ? 'sent' : statusOf(parts), attemptedAt: null, why: null } : null;

/** Nothing of this part has arrived. `refusedAt`: since when the platform has refused it; absent where it did not. */
export const postponed = ({ status }: Delivery, dueAt: Instant, why: string, refusedAt?: Instant): Change =>
  isToBeDone(status)
    ? { status: 'queued', attemptedAt: null, dueAt, why, ...(refusedAt !== undefined && { refusedAt }) }
    : null;

/** It cannot be tried for a while, for a reason that somebody has to see to. That is no refusal: these count anew. */
export const waitsFor = ({ status, why: before }: Delivery, why: string): Change =>
  status === 'queued' && before !== why ? { why, refusedAt: null } : null;

/** As if it had not been tried: it was not its turn. */
export const returned = ({ status, attempts }: Delivery, dueAt: Instant): Change =>
  status === 'sending' ? { status: 'queued', attemptedAt: null, attempts: attempts - 1, dueAt } : null;

/** How a part ended. `more`: others were to follow, or nobody knows. */
export type Ending = { part: number; why: string; more: boolean };

const ended = (delivery: Delivery, status: 'failed' | 'uncertain', { part, why, more }: Ending): Change => {
  if (!isUnderWay(delivery, part)) return null;
  const parts = replaced(delivery.parts, part, { status, externalIds: [] });
  return { parts, status: statusOf(parts), attemptedAt: null, why, unfinished: more };
};

export const failed = (delivery: Delivery, failure: Failure, ending: Ending): Change => {
  const change = ended(delivery, 'failed', ending);
  return change && { ...change, failure };
};

/** It is not known whether a part has arrived. */
export const uncertain = (delivery: Delivery, ending: Ending): Change => ended(delivery, 'uncertain', ending);

/** What was held up by a part of which nobody knew goes on behind it. */
const goesOn = (parts: DeliveryPart[]): Change => ({
  ...{ parts, status: 'queued', attempts: 0, attemptedAt: null, refusedAt: null },
  ...{ why: null, failure: null, unfinished: false },
});
const hasArrived = (status: DeliveryStatus): boolean => status !== 'failed' && status !== 'uncertain';

/** What the platform tells of one of its messages. */
export const receipt = (delivery: Delivery, externalId: string, status: DeliveryStatus, why: string | null): Change =>
  advanced(delivery, status, why, ({ externalIds }) => externalIds.includes(externalId));

/** The same for everything that was sent. */
export const receiptOfAll = (delivery: Delivery, status: DeliveryStatus): Change =>
  advanced(delivery, status, null, () => true);

/** The same of a part by our own name for it: also before the answer to its sending has come. */
export const told = (
  delivery: Delivery,
  part: number,
  externalId: string,
  status: DeliveryStatus,
  why: string | null,
): Change => {
  const known = delivery.parts[part];
  const next = advance(known?.status ?? 'sending', status);
  if (part > delivery.parts.length || next === known?.status) return null;
  const externalIds = known?.externalIds.length ? known.externalIds : [externalId];
  const parts = replaced(delivery.parts, part, { status: next, externalIds });
  // Quicker than the answer: the attempt has succeeded, and whether there is more to send is seen by who goes on.
  if (isUnderWay(delivery, part) && next !== 'failed') return { parts, status: 'queued', attemptedAt: null };
  return afterReceipt(delivery, parts, why);
};

const advanced = (
  delivery: Delivery,
  status: DeliveryStatus,
  why: string | null,
  concerns: (part: DeliveryPart) => boolean,
): Change => {
  const parts = delivery.parts.map((part) =>
    concerns(part) ? { ...part, status: advance(part.status, status) } : part,
  );
  const isNews = parts.some((part, i) => part.status !== delivery.parts[i]?.status);
  return isNews ? afterReceipt(delivery, parts, why) : null;
};

/** What is still to be sent stays so; a failure keeps its words until something better is known. */
const afterReceipt = (delivery: Delivery, parts: DeliveryPart[], why: string | null): Change => {
  const status = statusOf(parts);
  if (isToBeDone(delivery.status) && status !== 'failed') return { parts };
  if (delivery.unfinished && hasArrived(status)) return goesOn(parts);
  if (status === 'failed')
    return { parts, status, failure: delivery.failure ?? 'platform', why: why ?? delivery.why, attemptedAt: null };
  return { parts, status, failure: null, why: status === 'uncertain' ? delivery.why : null };
};

/** A message that failed is sent anew from the part that did not arrive. `at`: its place in the line to the customer. */
export const replayed = (delivery: Delivery, at: Instant, now: Instant): Change =>
  delivery.status === 'failed' ? { ...decided(delivery, 'send_again', now), createdAt: at } : null;

/** A person says what became of it: it has arrived, or it is sent anew from the part that did not. */
export const decided = (
  { status, parts, unfinished }: Delivery,
  what: 'send_again' | 'arrived',
  now: Instant,
): Change => {
  if (status !== 'failed' && status !== 'uncertain') return null;
  const known = { why: null, failure: null };
  if (what === 'arrived') {
    const arrived = parts.map((part) => ({ ...part, status: advance(part.status, 'delivered') }));
    return unfinished ? goesOn(arrived) : { ...known, parts: arrived, status: statusOf(arrived) };
  }
  const from = parts.findIndex((part) => part.status === 'failed' || part.status === 'uncertain');
  const anew = { status: 'queued', attempts: 0, refusedAt: null, dueAt: now, createdAt: now } as const;
  return { ...known, ...anew, parts: parts.slice(0, from) };
};
