/** An answer that isn't the expected one. */
export class Failed extends Error {}

/** The case can't be judged here; the message says why. */
export class Skipped extends Error {}

export interface Verdict {
  file: string;
  description: string;
  result: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  reason?: string;
}
