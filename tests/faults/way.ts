import type { Change } from './changed-build.ts';
import type { Outcome } from './scenario.ts';

export type Way = {
  long: boolean;
  seed: number;
  /** Nothing breaks: then nothing may be sent twice either. */
  calm: boolean;
  /** The mechanism that is taken out, by its name. */
  sabotage?: string | undefined;
};
export type Scenario = {
  name: string;
  play: (way: Way) => Promise<Outcome>;
  /** Mechanisms without which the checker has to find damage here. */
  sabotages: Record<string, Change[]>;
  /** Why it cannot be played here, or null. */
  skipped?: () => string | null;
};
