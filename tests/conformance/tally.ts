import type { Verdict } from './runner/verdict.ts';

/** Counts verdicts; says at once what failed, and at the end why cases were skipped. */
export class Tally {
  private readonly counts = { passed: 0, failed: 0, skipped: 0 };
  private readonly reasons = new Map<string, number>();
  private readonly say: (line: string) => void;
  private readonly each: boolean;

  /** With `each`, every skipped case is named. */
  constructor(say: (line: string) => void, each = false) {
    this.say = say;
    this.each = each;
  }

  add({ file, description, result, reason = '' }: Verdict): void {
    this.counts[result] += 1;
    if (result === 'failed') this.say(`✗ ${file}: ${description}\n    ${reason}`);
    if (result !== 'skipped') return;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    if (this.each) this.say(`– ${file}: ${description}\n    ${reason}`);
  }

  /** Sums up, the last line being the counts. True when something ran and nothing failed. */
  finish(): boolean {
    const { passed, failed, skipped } = this.counts;
    for (const [reason, times] of [...this.reasons].sort((a, b) => b[1] - a[1])) {
      this.say(`skipped ${times} ×: ${reason}`);
    }
    this.say(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed === 0 && passed > 0;
  }
}
