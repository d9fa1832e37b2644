import type { Collection } from '../catalog/collection.ts';
import { openScan } from '../planner/open-scan.ts';
import type { Slice } from '../slice.ts';
import { docOf, type Entry } from '../storage/cache.ts';
import { Matches, type Take } from './matches.ts';
import { planFor, type Query } from './query.ts';
import { sortBuffer } from './sort-buffer.ts';

/** Reads the documents of a query in order, in as many portions as the client asks for. */
export class Reader {
  done = false;
  private readonly collection: Collection;
  private readonly query: Query;
  private readonly matches: (entry: Entry) => boolean;
  private found: Matches;
  private toSort: boolean;
  private skip: number;
  private left: number;

  /** A `limit` of zero is none. */
  constructor(collection: Collection, query: Query, skip = 0, limit = 0) {
    const plan = planFor(collection, query);
    this.collection = collection;
    this.query = query;
    this.matches = (entry) => plan.exact === true || query.matches(docOf(entry));
    const wanted = limit > 0 && plan.sorted ? { wanted: skip + limit } : {};
    this.found = new Matches(collection, () => openScan(collection, plan), this.matches, wanted);
    this.toSort = !plan.sorted;
    this.skip = skip;
    this.left = limit > 0 ? limit : Number.POSITIVE_INFINITY;
  }

  /** Hands documents over until `take` says it has enough by returning false. */
  async read(slice: Slice, take: Take): Promise<void> {
    if (this.toSort) await this.sort(slice);
    const whole = await this.found.each(slice, (entry) => this.hand(entry, take));
    this.done = whole || this.left <= 0;
  }

  private hand(entry: Entry, take: Take): boolean | Promise<boolean> {
    if (this.skip > 0) {
      this.skip -= 1;
      return true;
    }
    this.left -= 1;
    const more = take(entry);
    if (this.left > 0) return more;
    return typeof more === 'boolean' ? false : more.then(() => false);
  }

  private async sort(slice: Slice): Promise<void> {
    const buffer = sortBuffer(this.query.sort, this.skip + this.left);
    await this.found.each(slice, (entry) => {
      buffer.add(entry);
      return true;
    });
    const sorted = await buffer.sorted(slice);
    this.found = new Matches(this.collection, () => sorted, this.matches);
    this.toSort = false;
  }
}
