import { listed, type Scan } from '../planner/scan.ts';
import type { Slice } from '../slice.ts';
import { compareKeys, type SortField, sortKey } from '../sort.ts';
import { orderInTurns } from '../sort-in-turns.ts';
import { docOf, type Entry } from '../storage/cache.ts';
import { KeyList } from './key-list.ts';

interface Place {
  key: string;
  record: number;
}

// Up to so many wanted records the rest is sorted away within a turn; more are kept and sorted in turns.
const fewWanted = 1000;

const byKey = (a: Place, b: Place) => compareKeys(a.key, b.key);

/** Sorts records by keys. Equal keys keep the order they came in. */
export interface SortBuffer {
  add(entry: Entry): void;
  /** The records in order. */
  sorted(slice: Slice): Promise<Scan>;
}

/** `wanted` is how many of the first will be read. */
export function sortBuffer(fields: SortField[], wanted: number): SortBuffer {
  return wanted > fewWanted ? new WholeSort(fields) : new TopSort(fields, wanted);
}

/** Keeps hardly more than will be read. */
class TopSort implements SortBuffer {
  private places: Place[] = [];
  private readonly fields: SortField[];
  private readonly wanted: number;
  private readonly room: number;
  /** The worst key still of interest, once there are enough. */
  private worst: string | undefined;

  constructor(fields: SortField[], wanted: number) {
    this.fields = fields;
    this.wanted = wanted;
    this.room = wanted * 2 + 1000;
  }

  add(entry: Entry): void {
    const key = sortKey(docOf(entry), this.fields);
    if (this.worst !== undefined && key >= this.worst) return;
    this.places.push({ key, record: entry.record });
    if (this.places.length >= this.room) this.cut();
  }

  async sorted(): Promise<Scan> {
    this.cut();
    const { places } = this;
    return listed(places.length, (at) => places[at]?.record ?? -1);
  }

  private cut(): void {
    this.places.sort(byKey);
    this.places = this.places.slice(0, this.wanted);
    if (this.places.length === this.wanted) this.worst = this.places.at(-1)?.key;
  }
}

class WholeSort implements SortBuffer {
  private readonly keys = new KeyList();
  private readonly fields: SortField[];

  constructor(fields: SortField[]) {
    this.fields = fields;
  }

  add(entry: Entry): void {
    this.keys.add(sortKey(docOf(entry), this.fields), entry.record);
  }

  async sorted(slice: Slice): Promise<Scan> {
    const { keys } = this;
    const order = await orderInTurns(keys.length, keys.compare, slice);
    return listed(keys.length, (at) => keys.recordAt(order[at] ?? -1));
  }
}
