import type { Collection } from '../catalog/collection.ts';
import type { Scan } from '../planner/scan.ts';
import type { Slice } from '../slice.ts';
import type { Entry } from '../storage/cache.ts';

/** Takes a document. False, now or later, when it has enough. */
export type Take = (entry: Entry) => boolean | Promise<boolean>;

/**
 * So many documents of one scan are kept in the cache: all of a small collection. Those of a long one would push out
 * what everybody else asks for, and live just long enough to become garbage that is dear to collect; so after the first
 * ones it only looks at them.
 */
const keptOfScan = 1000;

/** How many documents are read together, at first and later on. */
const readFirst = 32;
const readMost = 256;
/** So often a scan begins again after it had to wait for the disk. */
const mostBeginnings = 3;

/**
 * The documents of a scan that match, one by one. Each is given in the turn in which it was looked at as its current
 * version, and nothing is read from the disk in that turn: where a document has to be read, or others should have their
 * turn, `next` gives undefined, and `ready` waits.
 *
 * Until it has given something a short scan begins again after it has waited, so that its answer is of one moment, as
 * if everything had been in memory: also that there is none.
 */
export class Matches {
  private readonly collection: Collection;
  private readonly open: () => Scan;
  private readonly matches: (entry: Entry) => boolean;
  private readonly kept: number;
  private scan: Scan;
  /** True when the record at hand was looked at. */
  private looked = false;
  private pausing = false;
  private seen = 0;
  private atOnce: number;
  private beginnings = 0;

  /** `wanted` is how many will probably be looked at, `kept` how many of the first ones belong into the cache. */
  constructor(
    collection: Collection,
    open: () => Scan,
    matches: (entry: Entry) => boolean = () => true,
    { wanted = readFirst, kept = keptOfScan } = {},
  ) {
    this.collection = collection;
    this.open = open;
    this.matches = matches;
    this.atOnce = Math.min(wanted, readMost);
    this.kept = kept;
    this.scan = open();
  }

  /** The next document that matches; null at the end; undefined when `ready` has to be awaited before. */
  next(slice: Slice): Entry | null | undefined {
    for (;;) {
      if (this.looked) {
        this.again();
        this.scan.next();
        this.pausing = slice.due();
        if (this.pausing) return undefined;
      }
      const record = this.scan.peek();
      if (record < 0) return null;
      const entry = this.collection.atHand(record, this.seen >= this.kept);
      if (entry === undefined) return undefined;
      this.looked = true;
      this.seen += 1;
      if (!entry || !this.matches(entry)) continue;
      this.beginnings = mostBeginnings;
      return entry;
    }
  }

  /** Waits for what kept `next` from giving a document. */
  async ready(slice: Slice): Promise<true> {
    if (this.pausing) await this.pause(slice);
    else await this.read(slice);
    return true;
  }

  /** Has `next` look at its last document once more. */
  again(): void {
    this.looked = false;
  }

  /** Hands all of them over. False when `take` has enough; at once when nothing had to be awaited. */
  each(slice: Slice, take: Take): boolean | Promise<boolean> {
    for (let entry = this.next(slice); entry !== null; entry = this.next(slice)) {
      const more = entry ? take(entry) : this.ready(slice);
      if (more === false) return false;
      if (more !== true) return this.goOn(more, slice, take);
    }
    return true;
  }

  private async goOn(before: Promise<boolean>, slice: Slice, take: Take): Promise<boolean> {
    let more = await before;
    while (more) {
      const entry = this.next(slice);
      if (entry === null) return true;
      const answer = entry ? take(entry) : this.ready(slice);
      more = typeof answer === 'boolean' ? answer : await answer;
    }
    return false;
  }

  private async pause(slice: Slice): Promise<void> {
    this.pausing = false;
    this.beginnings = mostBeginnings;
    await slice.pause();
  }

  private async read(slice: Slice): Promise<void> {
    const reading = this.collection.read(this.scan.ahead(this.atOnce));
    if (reading) await slice.wait(reading);
    this.atOnce = Math.min(this.atOnce * 4, readMost);
    if (this.beginnings < mostBeginnings) {
      this.beginnings += 1;
      this.scan = this.open();
    } else if (this.atOnce === readMost) {
      // While these are looked at the next ones are on their way.
      void this.collection.read(this.scan.ahead(readMost * 2));
    }
  }
}
