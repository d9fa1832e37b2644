/** All in milliseconds. */
export type Times = {
  /** For so long an account is somebody's since they said so last. */
  lease: number;
  /** So much earlier its holder lets go: what clocks may differ by, and what it takes to end a browser. */
  margin: number;
  renewEvery: number;
  /** Between two looks at which accounts there are, and at what is overdue. */
  lookEvery: number;
  /** For so long an account waits for who has its pairing before it goes to another machine, where it would have to be paired anew. */
  awayFor: number;
  /** For what is under way when a session is closed. */
  close: number;
  /** Before a session is opened again that could not be. */
  again: number;
};

export const TIMES: Times = {
  lease: 20_000,
  margin: 4_000,
  renewEvery: 4_000,
  lookEvery: 2_000,
  awayFor: 120_000,
  close: 6_000,
  again: 15_000,
};
