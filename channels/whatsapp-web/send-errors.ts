import type { SendError } from '../contract/outbound.ts';
import type { Refusal } from './protocol.ts';

const AGAIN = 2_000;

const ERRORS: Record<Refusal, SendError> = {
  notReady: { kind: 'retry', why: 'There is no connection to WhatsApp at the moment.', afterMs: AGAIN },
  uploadFailed: { kind: 'retry', why: 'WhatsApp did not take the file.' },
  unpaired: { kind: 'auth', why: 'The phone is not paired. An admin has to scan the code that is shown.' },
  noSuchNumber: { kind: 'recipient', why: 'WhatsApp does not know this number.' },
  refused: { kind: 'content', why: 'WhatsApp refused the message.' },
  badFile: { kind: 'content', why: 'WhatsApp cannot make anything of this file.' },
  tooLarge: { kind: 'content', why: 'The file is too large.' },
  noFile: { kind: 'content', why: 'WhatsApp no longer has this file.' },
  uncertain: { kind: 'unknownOutcome', why: 'WhatsApp did not answer. The message may have arrived.' },
};

export const sendErrorOf = (refusal: Refusal): SendError => ({ ...ERRORS[refusal], code: refusal });

/** Whether the message surely has not left. */
export const hasNotLeft = (refusal: Refusal): boolean => refusal !== 'uncertain';
