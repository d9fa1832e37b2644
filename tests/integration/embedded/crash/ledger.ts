/** A document's content as far as it is compared; null when it isn't there. */
export type State = string | null;

/**
 * What writers know of the store: for each document what was acknowledged, and what is under way.
 * After a crash a document may be in either state, and in no other.
 */
export class Ledger {
  acknowledged = 0;
  private readonly settled = new Map<string, State>();
  private readonly underWay = new Map<string, State>();

  /** Runs a write that brings documents into new states, all of them or none. */
  async write(changes: Record<string, State>, run: () => Promise<unknown>): Promise<void> {
    for (const [key, state] of Object.entries(changes)) this.underWay.set(key, state);
    await run();
    for (const [key, state] of Object.entries(changes)) {
      this.settled.set(key, state);
      this.underWay.delete(key);
    }
    this.acknowledged += 1;
  }

  /** A write that was refused has changed nothing. */
  refused(key: string): void {
    this.underWay.delete(key);
  }

  /** Compares with what was found, takes it over as settled, and gives what is wrong. */
  compare(found: ReadonlyMap<string, State>): string[] {
    const keys = new Set([...this.settled.keys(), ...this.underWay.keys(), ...found.keys()]);
    const wrong: string[] = [];
    for (const key of keys) {
      const state = found.get(key) ?? null;
      const expected = [this.settled.get(key) ?? null];
      if (this.underWay.has(key)) expected.push(this.underWay.get(key) ?? null);
      if (!expected.includes(state)) wrong.push(`${key}: ${state} instead of ${expected.join(' or ')}`);
      this.settled.set(key, state);
    }
    this.underWay.clear();
    return wrong;
  }
}
