import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { SendError, SendErrorKind } from '../contract/outbound.ts';

/** Why the Graph API did not do it: no answer at all, or a refusal. */
export type Failure = { error: SendError } | { status: number; code?: number; subcode?: number; afterMs?: number };

/** What a code means. `afterMs` is the least time to wait. */
export type Meaning = { kind: SendErrorKind; why: string; afterMs?: number };
/** What the codes of one platform mean. */
export type Meanings = (code: number, subcode?: number) => Meaning | undefined;

const Refusal = Compile(
  Type.Object({ error: Type.Object({ code: Type.Number(), error_subcode: Type.Optional(Type.Number()) }) }),
);

/** The code of a refusal. Its message is left where it is: it may repeat numbers and words of customers. */
export const codeIn = (body: unknown): { code?: number; subcode?: number } => {
  if (!Refusal.Check(body)) return {};
  const { code, error_subcode: subcode } = body.error;
  return { code, ...(subcode !== undefined && { subcode }) };
};

/** A failure in Baton's words: by the platform's own codes, by those of all of Meta, else by the status. */
export const sendErrorOf = (failure: Failure, meanings: Meanings): SendError => {
  if ('error' in failure) return failure.error;
  const { status, code, subcode } = failure;
  const known = meaningIn(meanings, code, subcode);
  const { kind, why, afterMs = 0 } = known ?? byStatus(status);
  const wait = Math.max(failure.afterMs ?? 0, afterMs);
  return { kind, why, code: String(code ?? status), ...(kind === 'retry' && wait > 0 && { afterMs: wait }) };
};

/** What a code means, by the platform or by all of Meta; undefined for one that neither knows. */
export const meaningIn = (meanings: Meanings, code?: number, subcode?: number): Meaning | undefined =>
  code === undefined ? undefined : (meanings(code, subcode) ?? meaningOf(code, subcode));

/** Of a call that sends nothing: without an answer, trying again is harmless. */
export const harmless = (error: SendError): SendError =>
  error.kind === 'unknownOutcome'
    ? { ...error, kind: 'retry', why: 'The platform did not answer. Nothing was sent yet.' }
    : error;

const TOKEN = 'Meta does not accept the access token. An admin has to enter a new one.';
const PERMISSION = 'The access token has not the permission for this. An admin has to grant it in Meta’s settings.';
const UNSEEN = 'An ID in the account’s settings is not right, or the access token may not see what it names.';
const REFUSED = 'Meta does not take the message as it is.';
const BUSY = 'Meta has a problem or is busy.';

/** Graph API, "Handling errors": the codes that all of its parts share. */
const meaningOf = (code: number, subcode?: number): Meaning | undefined => {
  if (code >= 200 && code <= 299) return { kind: 'auth', why: PERMISSION };
  switch (code) {
    case 0:
    case 190:
      return { kind: 'auth', why: TOKEN };
    case 3:
    case 10:
      return { kind: 'auth', why: PERMISSION };
    case 368:
      return {
        kind: 'auth',
        why: 'Meta has blocked the account for breaking its policies. An admin has to appeal there.',
      };
    case 1:
    case 2:
      return { kind: 'retry', why: BUSY };
    case 4:
      return { kind: 'retry', why: 'The app has asked Meta too often.' };
    case 100:
      return subcode === 33 ? { kind: 'auth', why: UNSEEN } : { kind: 'content', why: REFUSED };
    default:
      return undefined;
  }
};

/** An answer of a gateway on the way says nothing of what happened behind it. */
const byStatus = (status: number): Meaning => {
  if (status === 429 || status === 503) return { kind: 'retry', why: BUSY };
  if (status === 401 || status === 403) return { kind: 'auth', why: TOKEN };
  if (status >= 500)
    return { kind: 'unknownOutcome', why: 'Meta did not answer properly. The message may have arrived.' };
  return { kind: 'content', why: REFUSED };
};
