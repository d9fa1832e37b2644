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
  /** The longest wait for the processes to come to rest between two runs. */
  rest: number;
};

const standard: Mode = {
  name: 'default',
  visitors: 800,
  warmUp: 1.5,
  step: 5,
  inFlight: [16, 48, 128],
  steady: 8,
  half: true,
  messages: 0,
  rest: 10,
};

const MODES: Record<Mode['name'], Mode> = {
  short: {
    ...standard,
    name: 'short',
    visitors: 250,
    warmUp: 0.5,
    step: 2,
    inFlight: [64],
    steady: 2,
    half: false,
    rest: 2,
  },
  default: standard,
  full: {
    ...standard,
    name: 'full',
    visitors: 1200,
    warmUp: 2,
    step: 8,
    steady: 10,
    inFlight: [16, 32, 64, 128, 256],
    messages: 100_000,
  },
};

export const modeOf = (args: readonly string[]): Mode => {
  if (args.includes('--short')) return MODES.short;
  return args.includes('--full') ? MODES.full : MODES.default;
};
