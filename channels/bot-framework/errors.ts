import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { SendError } from '../contract/outbound.ts';

type Meaning = Pick<SendError, 'kind' | 'why'>;
export type Refusal = { status: number; body: unknown; afterMs?: number | undefined };

export const BUSY = 'The Bot Framework has a problem or is busy.';
const GONE: Meaning = { kind: 'recipient', why: 'This conversation is not there any more, or the bot is not in it.' };
const UNREACHABLE: Meaning = { kind: 'recipient', why: 'The customer cannot be reached, or has blocked the bot.' };
const FORM: Meaning = { kind: 'content', why: 'The channel does not take the message as it is.' };
const LARGE: Meaning = { kind: 'content', why: 'The message or its file is too large for the channel.' };
const TOKEN: Meaning = {
  kind: 'auth',
  why: 'The Bot Framework does not accept the app’s token. An admin has to check the app ID, its password and the bot.',
};
const PAGE: Meaning = {
  kind: 'auth',
  why: 'The channel has no access to the page any more. An admin has to connect it anew in the Azure portal.',
};
const WINDOW: Meaning = {
  kind: 'window',
  why: 'The customer wrote too long ago. The channel takes no message until they write again.',
};

const Refused = Compile(
  Type.Object({ error: Type.Object({ code: Type.Optional(Type.String()), message: Type.Optional(Type.String()) }) }),
);

/** Bot Connector, "Error object", and Teams, "Status codes from bot conversational APIs". */
const BY_CODE: Readonly<Record<string, Meaning>> = {
  ...{ ConversationNotFound: GONE, ActivityNotFoundInConversation: GONE, BotNotInConversationRoster: GONE },
  ...{ ForbiddenOperationException: GONE, InvalidBotApiHost: GONE },
  ...{ MessageWritesBlocked: UNREACHABLE, ConversationBlockedByUser: UNREACHABLE, BotDisabledByAdmin: UNREACHABLE },
  ...{ MessageSizeTooBig: LARGE, BadArgument: FORM, BadSyntax: FORM },
};

/** What Messenger refuses, Azure passes on as a sentence: its codes stand in it. */
const BY_WORDS: readonly [RegExp, Meaning][] = [
  [/outside of (the )?allowed window|\b2018278\b|\b2018065\b/i, WINDOW],
  [/\(#551\)|\b1545041\b|\b2018001\b|no matching user found/i, UNREACHABLE],
  [/\(#190\)|\bvalidating access token\b|\(#(10|200|230)\)/i, PAGE],
];

/** A refusal in Baton's words. Its own message is left where it is: it may repeat what customers wrote. */
export const errorOf = ({ status, body, afterMs }: Refusal): SendError => {
  const { code, message = '' } = Refused.Check(body) ? body.error : {};
  const known = code === undefined ? undefined : BY_CODE[code];
  const { kind, why } = known ?? BY_WORDS.find(([words]) => words.test(message))?.[1] ?? byStatus(status);
  return { kind, why, code: code ?? String(status), ...(kind === 'retry' && afterMs !== undefined && { afterMs }) };
};

/** 412 is what Teams answers while somebody else changes the conversation: it asks to be tried again. */
const RETRIED = new Set([412, 429, 502, 503]);

const byStatus = (status: number): Meaning => {
  if (RETRIED.has(status)) return { kind: 'retry', why: BUSY };
  if (status === 401 || status === 403) return TOKEN;
  if (status === 404 || status === 410) return GONE;
  if (status === 413) return LARGE;
  if (status >= 500)
    return { kind: 'unknownOutcome', why: 'The Bot Framework did not answer properly. The message may have arrived.' };
  return FORM;
};

/** Of a request that sends nothing: without an answer, trying again is harmless. */
export const harmless = (error: SendError): SendError =>
  error.kind === 'unknownOutcome'
    ? { ...error, kind: 'retry', why: 'The Bot Framework did not answer. Nothing was sent yet.' }
    : error;
