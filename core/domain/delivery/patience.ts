/*
 * How long the steps of one attempt may take, in milliseconds. The last follows from the others: nobody takes an attempt for
 * abandoned that may still succeed.
 */

/** From a process that stood still since it recorded the attempt nothing is sent any more: others may have gone on. */
export const FRESH = 10_000;

/** A platform that has not answered by then is not waited for. */
const ANSWER = 20_000;
/** The same where a file is handed over first. */
const ANSWER_WITH_FILES = 28_000;

/** For what is recorded afterwards. */
const RECORDING = 2_000;

export const answerWithin = (files: readonly unknown[]): number => (files.length > 0 ? ANSWER_WITH_FILES : ANSWER);

/** No attempt waits longer for its platform. */
export const LONGEST_ANSWER = Math.max(ANSWER, ANSWER_WITH_FILES);

/** Whoever has not come back from an attempt by then does not come back. */
export const ABANDONED_AFTER = FRESH + LONGEST_ANSWER + RECORDING;
