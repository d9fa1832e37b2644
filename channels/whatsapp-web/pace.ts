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

export const UNHURRIED: Pace = {
  call: 60_000,
  look: 5_000,
  ready: 180_000,
  restart: 1_000,
  restartMost: 300_000,
  close: 10_000,
};
