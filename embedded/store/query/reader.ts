import type { Collection } from '../catalog/collection.ts';
import type { Plan } from '../planner/plan.ts';
import { openScan, type Scan } from '../planner/scan.ts';
import type { Slice } from '../slice.ts';
import { docOf, type Entry } from '../storage/cache.ts';
import { documentsOf } from './documents-of.ts';
import { planFor, type Query } from './query.ts';
import { sortBuffer } from './sort-buffer.ts';

/** Takes a document. False, now or later, when it has enough. */
type Take = (entry: Entry) => boolean | Promise<boolean>;

/** Reads the documents of a query in order, in as many portions as the client asks for. */
export class Reader {
  done = false;
  private readonly documentOf: (record: number) => Entry | undefined;
  private readonly query: Query;
  private readonly plan: Plan;
  private scan: Scan;
  private toSort: boolean;
  private skip: number;
  private left: number;

  /** A `limit` of zero is none. */
  constructor(collection: Collection, query: Query, skip = 0, limit = 0) {
    this.documentOf = documentsOf(collection);
    this.query = query;
    this.plan = planFor(collection, query);
    this.scan = openScan(collection, this.plan);
    this.toSort = !this.plan.sorted;
    this.skip = skip;
    this.left = limit > 0 ? limit : Number.POSITIVE_INFINITY;
  }

  /** Hands documents over until `take` says it has enough by returning false. */
  async read(slice: Slice, take: Take): Promise<void> {
    if (this.toSort) await this.sort(slice);
    while (!this.done) {
      const record = this.left > 0 ? this.scan.next() : -1;
      if (record < 0) {
        this.done = true;
        return;
      }
      const entry = this.match(record);
      const more = entry ? this.hand(entry, take) : true;
      if (!(typeof more === 'boolean' ? more : await more)) break;
      if (slice.due()) await slice.pause();
    }
    if (this.left <= 0) this.done = true;
  }

  private hand(entry: Entry, take: Take): boolean | Promise<boolean> {
    if (this.skip > 0) {
      this.skip -= 1;
      return true;
    }
    this.left -= 1;
    return take(entry);
  }

  private match(record: number): Entry | undefined {
    const entry = this.documentOf(record);
    if (!entry || this.plan.exact) return entry;
    return this.query.matches(docOf(entry)) ? entry : undefined;
  }

  private async sort(slice: Slice): Promise<void> {
    const buffer = sortBuffer(this.query.sort, this.skip + this.left);
    for (let record = this.scan.next(); record >= 0; record = this.scan.next()) {
      const entry = this.match(record);
      if (entry) buffer.add(entry);
      if (slice.due()) await slice.pause();
    }
    this.scan = { next: await buffer.sorted(slice) };
    this.toSort = false;
  }
}
