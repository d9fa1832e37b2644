import { answerWithin } from '#core/domain/delivery/patience.ts';

/** How long things may take. All in milliseconds. */
export type Pace = {
  /** A call into the page. */
  call: number;
  /** Between two looks at the page. */
  look: number;
  /** From the connection to the first message that can be sent: the phone may hand over years of chats. */
  ready: number;
  /** Before the first new start; twice as long before each further one, up to `restartMost`. */
  restart: number;
  restartMost: number;
  /** For what is under way when the session is closed. */
  close: number;
};

/** The browser's process gives up so much sooner than who called it, so that it can say how far it came. */
export const GRACE = 5_000;

/** For a message, all that has to be done before it is known what came of it: later nobody waits for that any more. */
export const sendWithin = (files: readonly unknown[], { call }: Pick<Pace, 'call'>): number =>
  Math.min(call, answerWithin(files) - GRACE);

/**
 * How long to wait before the browser is started anew, after so many starts of which nothing came. Never the same for two: an
 * account that comes back again and again, or many at once, looks like abuse.
 * @param chance from 0 to 1
 */
export const restartAfter = (
  failures: number,
  { restart, restartMost }: Pick<Pace, 'restart' | 'restartMost'>,
  chance: number,
): number => Math.min(restart * 2 ** failures, restartMost) * (0.5 + chance / 2);

export const UNHURRIED: Pace = {
  call: 60_000,
  look: 5_000,
  ready: 180_000,
  restart: 1_000,
  restartMost: 300_000,
  close: 3_000,
};
