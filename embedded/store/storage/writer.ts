import type { Level } from './open.ts';

type Pending = Map<string, Uint8Array | (() => Uint8Array) | null>;

/**
 * Group commit: writes of all connections are joined into one synced batch.
 * One batch is in flight while the next collects; what is put in one turn of the event loop is in one batch.
 * A batch that fails can't be taken back in memory, so `onFailure` has to end the process.
 */
export class Writer {
  private collecting: Pending = new Map();
  private flying: Pending = new Map();
  private next: Promise<void> | undefined;
  private current: Promise<void> | undefined;
  private readonly level: Level;
  private readonly onFailure: (error: unknown) => void;

  constructor(level: Level, onFailure: (error: unknown) => void) {
    this.level = level;
    this.onFailure = onFailure;
  }

  put(key: string, value: Uint8Array): void {
    this.collecting.set(key, value);
    this.schedule();
  }

  /** Puts what `bytes` gives when the batch is written: for a value that changes several times before. */
  putLater(key: string, bytes: () => Uint8Array): void {
    this.collecting.set(key, bytes);
    this.schedule();
  }

  delete(key: string): void {
    this.collecting.set(key, null);
    this.schedule();
  }

  /** What waits to be written under a key: null for a deletion, undefined when it is on the disk as it is. */
  waiting(key: string): Uint8Array | null | undefined {
    const value = this.collecting.get(key);
    const pending = value === undefined ? this.flying.get(key) : value;
    return typeof pending === 'function' ? pending() : pending;
  }

  /** Resolves when everything put so far is on the disk. */
  durable(): Promise<void> {
    return this.next ?? this.current ?? Promise.resolve();
  }

  private schedule(): void {
    if (this.next) return;
    this.next = this.current ? this.current.then(() => this.flush()) : this.afterTurn();
  }

  private afterTurn(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(() => resolve(this.flush()));
    });
  }

  private flush(): Promise<void> {
    this.flying = this.collecting;
    this.collecting = new Map();
    this.next = undefined;
    this.current = this.write(this.flying).then(() => {
      this.current = undefined;
      this.flying = new Map();
    });
    return this.current;
  }

  private async write(pending: Pending): Promise<void> {
    try {
      const batch = this.level.batch();
      for (const [key, value] of pending) {
        if (value === null) batch.del(key);
        else batch.put(key, typeof value === 'function' ? value() : value);
      }
      await batch.write({ sync: true });
    } catch (error) {
      this.onFailure(error);
      // No answer may leave after this: the process is on its way out.
      await new Promise(() => {});
    }
  }
}
