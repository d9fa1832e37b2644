import type { SendError } from '../contract/outbound.ts';
import { type Failure, type Meaning, sendErrorOf } from './failure.ts';

export const WINDOW_CLOSED: SendError = {
  kind: 'window',
  why: 'The customer wrote too long ago, or never: a bot may answer for 24 hours, a person for seven days. They have to write again.',
};

const UNAVAILABLE =
  'The customer cannot be written to now: they have blocked the account, left, or do not take messages from businesses.';
const UNKNOWN = 'Meta does not know this customer, or not as one of this account.';
const RATE = 'Meta takes no more messages of this account for the moment.';
const TESTERS =
  'The app may write to its own testers only. An admin has to apply for advanced access in Meta’s app dashboard.';

/** Messenger Platform, "Error codes"; those of Instagram begin with 2534. By their subcode, which says more. */
const BY_SUBCODE = new Map<number, Meaning>([
  [2018278, WINDOW_CLOSED],
  [2018065, WINDOW_CLOSED],
  [2534022, WINDOW_CLOSED],
  [1545041, { kind: 'recipient', why: UNAVAILABLE }],
  [2018108, { kind: 'recipient', why: UNAVAILABLE }],
  [2018001, { kind: 'recipient', why: UNKNOWN }],
  [2534014, { kind: 'recipient', why: UNKNOWN }],
  [2018300, { kind: 'recipient', why: 'Another app holds this conversation at Meta and has not given it back.' }],
  [2018028, { kind: 'auth', why: TESTERS }],
  [
    1893063,
    {
      kind: 'auth',
      why: 'Meta has restricted the page for a while. An admin finds the reason in the page’s quality settings.',
    },
  ],
  // By the table of codes all of it was sent, and the answer came too late.
  [1357046, { kind: 'unknownOutcome', why: 'Meta did not answer properly. The message may have arrived.' }],
  [2018109, { kind: 'content', why: 'The file is larger than Meta takes.' }],
  [1893016, { kind: 'retry', why: RATE }],
  [2018022, { kind: 'retry', why: RATE }],
]);

const BY_CODE = new Map<number, Meaning>([
  [551, { kind: 'recipient', why: UNAVAILABLE }],
  [613, { kind: 'retry', why: RATE }],
  [17, { kind: 'retry', why: RATE }],
  [32, { kind: 'retry', why: RATE }],
  [80006, { kind: 'retry', why: RATE }],
  [1200, { kind: 'retry', why: 'Meta could not send the message for the moment.' }],
]);

export const meaningOf = (code: number, subcode?: number): Meaning | undefined =>
  (subcode === undefined ? undefined : BY_SUBCODE.get(subcode)) ?? BY_CODE.get(code);

export const errorOf = (failure: Failure): SendError => sendErrorOf(failure, meaningOf);
