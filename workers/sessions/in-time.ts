import { setTimeout as wait } from 'node:timers/promises';
import type { SendResult } from '#channels/contract/outbound.ts';
import { LONGEST_ANSWER } from '#core/domain/delivery/patience.ts';

const NO_ANSWER: SendResult = {
  ok: false,
  error: {
    kind: 'unknownOutcome',
    why: 'The connection to the platform gave no answer. The message may have arrived.',
  },
};

/** What a session answers later than an attempt may take is not waited for: others take the attempt for abandoned by then. */
export const inTime = async (sending: Promise<SendResult>, most = LONGEST_ANSWER): Promise<SendResult> => {
  const answered = new AbortController();
  const tooLate = wait(most, NO_ANSWER, { ref: false, signal: answered.signal });
  tooLate.catch(() => {});
  return Promise.race([sending, tooLate]).finally(() => answered.abort());
};
