import type { SendError } from '../contract/outbound.ts';
import { type Failure, type Meaning, meaningIn, sendErrorOf } from '../meta/failure.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const RATE = 'WhatsApp takes no more messages of this number for the moment.';
const TEMPLATE = 'WhatsApp does not take the template as it is: its name, language, state or parameters do not fit.';
const FORM = 'WhatsApp does not take the message as it is.';
const FILE = 'WhatsApp does not take the file: its type or its content does not fit.';
const UNREACHABLE =
  'WhatsApp cannot deliver to this customer: the number is not there, or the app is too old or has not accepted the terms.';

export const WINDOW_CLOSED: SendError = {
  kind: 'window',
  why: 'The customer wrote more than 24 hours ago, or never. Until they write again only a template can be sent.',
};

/** Cloud API, "Error codes". */
const MEANINGS = new Map<number, Meaning>([
  [80007, { kind: 'retry', why: RATE }],
  [130429, { kind: 'retry', why: RATE }],
  [131000, { kind: 'retry', why: 'WhatsApp has a problem.' }],
  [131016, { kind: 'retry', why: 'WhatsApp has a problem or is busy.' }],
  [131057, { kind: 'retry', why: 'WhatsApp is changing something about the phone number.' }],
  [131056, { kind: 'retry', why: 'This customer was sent too many messages in a short time.', afterMs: 6_000 }],
  [131048, { kind: 'retry', why: 'WhatsApp slows the number down as too many reported its messages.', afterMs: HOUR }],
  [131049, { kind: 'retry', why: 'WhatsApp keeps messages from customers who get too many.', afterMs: 24 * HOUR }],
  [131047, WINDOW_CLOSED],
  [131026, { kind: 'recipient', why: UNREACHABLE }],
  [131021, { kind: 'recipient', why: 'The customer’s number is that of the account itself.' }],
  [131030, { kind: 'recipient', why: 'This is a test number, and the customer’s number is not in its list.' }],
  [131050, { kind: 'recipient', why: 'The customer wants no marketing messages of this business.' }],
  [130472, { kind: 'recipient', why: 'WhatsApp keeps marketing messages from this customer.' }],
  [131062, { kind: 'content', why: 'This kind of message needs the customer’s phone number, which is not known.' }],
  [131051, { kind: 'content', why: 'WhatsApp does not know this type of message.' }],
  [131008, { kind: 'content', why: FORM }],
  [131009, { kind: 'content', why: FORM }],
  [131052, { kind: 'content', why: FILE }],
  [131053, { kind: 'content', why: FILE }],
  [131005, { kind: 'auth', why: 'The access token may not use this number. An admin has to grant it at Meta.' }],
  [
    131031,
    { kind: 'auth', why: 'WhatsApp has locked the account. An admin finds the reason in Meta’s business settings.' },
  ],
  [131037, { kind: 'auth', why: 'The display name of the number is not approved yet. An admin has to apply for it.' }],
  [131042, { kind: 'auth', why: 'Meta has no valid way of payment for the account. An admin has to enter one.' }],
  [131045, { kind: 'auth', why: 'The phone number is not registered properly. An admin has to register it anew.' }],
  [133010, { kind: 'auth', why: 'The phone number is not registered with WhatsApp. An admin has to register it.' }],
]);

export const meaningOf = (code: number): Meaning | undefined =>
  MEANINGS.get(code) ?? (code >= 132_000 && code <= 132_999 ? { kind: 'content', why: TEMPLATE } : undefined);

export const errorOf = (failure: Failure): SendError => sendErrorOf(failure, meaningOf);

/** Of a message that was accepted and failed later. */
export const whyOf = (code: number | undefined): string =>
  meaningIn(meaningOf, code)?.why ??
  `WhatsApp could not deliver the message${code === undefined ? '' : ` (error ${code})`}.`;
