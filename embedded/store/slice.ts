import { CommandError } from './errors.ts';

/** Longest stretch of work before other connections get their turn, in milliseconds. */
const turn = 2;

/** Keeps long work fair: it pauses after every turn, and ends it when the client's time is over. */
export class Slice {
  /** How often it was asked whether a turn is over: once for each document or key that is looked at. */
  steps = 0;
  private started = performance.now();
  private worked = 0;
  private readonly deadline: number;

  /** `maxTimeMS` of zero is no limit. */
  constructor(maxTimeMS = 0) {
    this.deadline = maxTimeMS > 0 ? this.started + maxTimeMS : Number.POSITIVE_INFINITY;
  }

  /** True when it's time to `await pause()`. */
  due(): boolean {
    this.steps += 1;
    return this.over();
  }

  /** The same for work on what was looked at already. */
  over(): boolean {
    return performance.now() - this.started >= turn;
  }

  async pause(): Promise<void> {
    this.worked += performance.now() - this.started;
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.started = performance.now();
    this.checkTime();
  }

  /**
   * Waits for something else than its own work. No new turn begins after it, only the time of waiting isn't counted:
   * what comes from another thread may be there before anybody else had their turn.
   */
  async wait(something: Promise<void>): Promise<void> {
    const from = performance.now();
    try {
      await something;
    } finally {
      this.started += performance.now() - from;
    }
    this.checkTime();
  }

  private checkTime(): void {
    if (performance.now() <= this.deadline) return;
    throw new CommandError(50, 'MaxTimeMSExpired', 'operation exceeded time limit');
  }

  /** Milliseconds of own work, without the turns of others. */
  get workMs(): number {
    return this.worked + performance.now() - this.started;
  }
}
