import type { Slice } from '../slice.ts';
import { compareKeys, type SortField, sortKey } from '../sort.ts';
import { sortInTurns } from '../sort-in-turns.ts';
import { docOf, type Entry } from '../storage/cache.ts';

interface Place {
  key: string;
  record: number;
}

// Up to so many wanted records the rest is sorted away within a turn; more are kept and sorted in turns.
const fewWanted = 1000;

const byKey = (a: Place, b: Place) => compareKeys(a.key, b.key);

/** Sorts records by keys, keeping few more of them than will be read. Equal keys keep the order they came in. */
export class SortBuffer {
  private places: Place[] = [];
  private readonly fields: SortField[];
  private readonly wanted: number;
  private readonly room: number;
  /** The worst key still of interest, once there are enough. */
  private worst: string | undefined;

  constructor(fields: SortField[], wanted: number) {
    this.fields = fields;
    this.wanted = wanted;
    this.room = wanted > fewWanted ? Number.POSITIVE_INFINITY : wanted * 2 + 1000;
  }

  add(entry: Entry): void {
    const key = sortKey(docOf(entry), this.fields);
    if (this.worst !== undefined && key >= this.worst) return;
    this.places.push({ key, record: entry.record });
    if (this.places.length >= this.room) this.cut();
  }

  /** The records in order. */
  async sorted(slice: Slice): Promise<number[]> {
    const places = await sortInTurns(this.places, byKey, slice);
    return places.slice(0, this.wanted).map((place) => place.record);
  }

  private cut(): void {
    this.places.sort(byKey);
    this.places = this.places.slice(0, this.wanted);
    this.worst = this.places.at(-1)?.key;
  }
}
