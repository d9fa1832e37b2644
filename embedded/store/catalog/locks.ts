import { CommandError } from '../errors.ts';
import type { IndexTree } from './index-tree.ts';

/** Who holds locks: a transaction. `ended` resolves when it has committed or aborted. */
export interface Holder {
  readonly ended: Promise<void>;
}

/** Thrown at a plain write to what a transaction holds: wait for `ended` and do it again. */
export class Busy extends Error {
  readonly ended: Promise<void>;

  constructor(holder: Holder) {
    super('held by a transaction');
    this.ended = holder.ended;
  }
}

export function writeConflict(): CommandError {
  return new CommandError(
    112,
    'WriteConflict',
    'Write conflict during plan execution. Please retry your transaction.',
    {
      errorLabels: ['TransientTransactionError'],
    },
  );
}

/** The name of a unique key among the locks. */
export const uniqueLock = (index: IndexTree, key: string) => `${index.spec.name}\0${key}`;

/** The records and unique keys of one collection that open transactions have written. */
export class Locks {
  private readonly held = new Map<number | string, Holder>();

  /** For a transaction. Throws WriteConflict (112) when another one was first. */
  take(key: number | string, holder: Holder): void {
    const other = this.held.get(key);
    if (other && other !== holder) throw writeConflict();
    this.held.set(key, holder);
  }

  /** For a plain write. Throws Busy. */
  check(key: number | string): void {
    if (this.held.size === 0) return;
    const holder = this.held.get(key);
    if (holder) throw new Busy(holder);
  }

  release(holder: Holder): void {
    for (const [key, owner] of this.held) if (owner === holder) this.held.delete(key);
  }

  get any(): boolean {
    return this.held.size > 0;
  }
}

/** Runs a plain write, again and again while a transaction holds what it writes. It must not have changed anything then. */
export async function whenFree<T>(run: () => T | Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      await error.ended;
    }
  }
}
