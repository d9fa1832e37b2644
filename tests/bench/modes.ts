/** How long each part of the measurement takes, seconds. */
export type Mode = {
  name: 'short' | 'default' | 'full';
  visitors: number;
  warmUp: number;
  /** Of each step on the way to the maximum, and of the run with the bot. */
  step: number;
  /** Messages under way at once, step by step. */
  inFlight: readonly number[];
  /** Of each run at a fixed rate. */
  steady: number;
  /** Whether latency is measured at half of the maximum, too. */
  half: boolean;
  /** Measures memory again after so many messages in all. */
  messages: number;
};

const standard: Mode = {
  name: 'default',
  visitors: 800,
  warmUp: 2,
  step: 6,
  inFlight: [16, 48, 128],
  steady: 10,
  half: true,
  messages: 0,
};

const MODES: Record<Mode['name'], Mode> = {
  short: { ...standard, name: 'short', visitors: 400, warmUp: 0.5, step: 2.5, inFlight: [64], steady: 2, half: false },
  default: standard,
  full: { ...standard, name: 'full', visitors: 1200, step: 8, inFlight: [16, 32, 64, 128, 256], messages: 100_000 },
};

export const modeOf = (args: readonly string[]): Mode => {
  if (args.includes('--short')) return MODES.short;
  return args.includes('--full') ? MODES.full : MODES.default;
};
