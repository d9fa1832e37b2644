import { setTimeout as sleep } from 'node:timers/promises';
import { numbered } from '#channels/contract/choices.ts';
import type { InboundEvent } from '#channels/contract/inbound.ts';
import { written } from '#channels/contract/rich-text.ts';
import type { Delivery } from '#core/domain/delivery/delivery.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { ChannelAccountId, Peer } from '#core/domain/ids.ts';
import type { DeliveryStore } from '#core/store/deliveries/store.ts';

export type EchoDeps = Pick<DeliveryStore, 'byExternalId' | 'firstFor' | 'uncertainTo'>;
type Outside = Pick<Extract<InboundEvent, { type: 'outside' }>, 'at' | 'parts'>;

/** For so long it is waited for what is being sent, at most. Milliseconds; platforms wait for our answer for 20 s and more. */
const PATIENCE = 5_000;
const STEP = 50;

/**
 * Whether what was said without Baton was said by Baton: a platform may tell of our own message, and before it has said under
 * which id it has it. While something is on its way to this customer it cannot be known.
 * @throws BatonError when it still cannot: the platform tells it again
 */
export const isOurs = async (
  deliveries: EchoDeps,
  { accountId, peer, externalId }: { accountId: ChannelAccountId; peer: Peer; externalId: string },
  patience = PATIENCE,
): Promise<boolean> => {
  for (let waited = 0; waited < patience; waited += STEP) {
    // In this order: what is not being sent any more has its id.
    const isUnderWay = (await deliveries.firstFor(accountId, peer))?.status === 'sending';
    if (await deliveries.byExternalId(accountId, externalId)) return true;
    if (!isUnderWay) return false;
    await sleep(STEP);
  }
  throw new BatonError('unavailable');
};

/** So long after it was due a message may be told of whose fate is uncertain, and so far may clocks be apart. Milliseconds. */
const LATEST = 15 * 60_000;
const APART = 60_000;

/**
 * Which of these was sent after all, and which part of it: a platform tells of the same words, to the same customer, at that
 * time. Named as for a receipt; undefined for none. A message that was split is not known again.
 */
export const sentAfterAll = (uncertain: readonly Delivery[], { at, parts }: Outside): string | undefined => {
  const said = lettersIn(parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n'));
  const hasFile = parts.some(({ kind }) => kind === 'media');
  if (said === '' || !parts.every(({ kind }) => kind === 'text' || kind === 'media')) return undefined;
  for (const { id, message, parts: tried, dueAt } of uncertain) {
    const part = tried.findIndex(({ status }) => status === 'uncertain');
    const { text, choices, files = [] } = message;
    const plain = written(text, 'plain');
    const isSame = [plain, plain + numbered(choices)].some((words) => lettersIn(words) === said);
    // Files go out before words, or with the words below them.
    const isOfWords = hasFile ? part < files.length : part >= files.length;
    if (isSame && isOfWords && at > dueAt - APART && at < dueAt + LATEST) return `${id}/${part}`;
  }
  return undefined;
};

/** What stays the same however a platform writes bold, lists and spaces. */
const lettersIn = (text: string): string => text.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, '');

/** The same of what the store knows: where the answer to a request got lost, what the platform tells later is the answer. */
export const lostAnswer = async (
  deliveries: EchoDeps,
  { accountId, peer }: { accountId: ChannelAccountId; peer: Peer },
  told: Outside,
): Promise<string | undefined> => sentAfterAll(await deliveries.uncertainTo(accountId, peer, told.at - LATEST), told);
