import type { Entry } from './cache.ts';
import type { Values } from './read-thread.ts';

/** So many bytes of a collection are kept until somebody looks at them. */
const mostBytes = 4 << 20;

/**
 * What was read of a collection and not looked at yet, and what is being read.
 * Whoever changes a document says so before: what is on its way then is not what is stored any more, and is dropped.
 */
export class ReadAhead {
  private readonly entries = new Map<number, Entry>();
  private readonly under = new Map<number, Promise<void>>();
  private bytes = 0;
  private readonly fetch: (records: number[]) => Promise<Values>;

  constructor(fetch: (records: number[]) => Promise<Values>) {
    this.fetch = fetch;
  }

  has(record: number): boolean {
    return this.entries.has(record);
  }

  /** Gives a document and forgets it. */
  take(record: number): Entry | undefined {
    const entry = this.entries.get(record);
    if (entry) this.drop(entry);
    return entry;
  }

  /** To be called when a document changes or goes. */
  forget(record: number): void {
    this.under.delete(record);
    this.take(record);
  }

  forgetAll(): void {
    this.under.clear();
    this.entries.clear();
    this.bytes = 0;
  }

  /**
   * Reads what isn't being read yet. Resolves when the first of the records is there, unless it changed meanwhile or
   * the others are too large.
   */
  read(records: number[]): Promise<void> | undefined {
    const wanted = records.filter((record) => !this.under.has(record));
    if (wanted.length > 0) this.begin(wanted);
    return this.under.get(records[0] ?? -1);
  }

  private begin(records: number[]): void {
    const reading: Promise<void> = this.fetch(records).then(
      (values) => this.arrive(reading, records, values),
      (error) => {
        this.stillWanted(reading, records);
        throw error;
      },
    );
    for (const record of records) this.under.set(record, reading);
    // Nobody may be waiting for what is read ahead: who needs it asks again.
    reading.catch(() => {});
  }

  private arrive(reading: Promise<void>, records: number[], values: Values): void {
    const wanted = this.stillWanted(reading, records);
    const found: Entry[] = [];
    for (const [i, bytes] of values.entries()) {
      const record = records[i] ?? -1;
      if (!wanted.has(record)) continue;
      if (!bytes) throw new Error(`record ${record} is indexed but not stored`);
      found.push({ record, bytes, doc: undefined });
    }
    this.makeRoom(found.reduce((sum, { bytes }) => sum + bytes.length, 0));
    for (const entry of found) {
      this.entries.set(entry.record, entry);
      this.bytes += entry.bytes.length;
    }
  }

  /** Which of the records of a reading were not changed since it began. They are not being read any more. */
  private stillWanted(reading: Promise<void>, records: number[]): Set<number> {
    const wanted = new Set(records.filter((record) => this.under.get(record) === reading));
    for (const record of wanted) this.under.delete(record);
    return wanted;
  }

  private makeRoom(bytes: number): void {
    for (const entry of this.entries.values()) {
      if (this.bytes + bytes <= mostBytes) return;
      this.drop(entry);
    }
  }

  private drop(entry: Entry): void {
    this.entries.delete(entry.record);
    this.bytes -= entry.bytes.length;
  }
}
