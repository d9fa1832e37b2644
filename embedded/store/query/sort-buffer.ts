import { compareKeys, type SortField, sortKey } from '../sort.ts';
import { docOf, type Entry } from '../storage/cache.ts';

interface Place {
  key: string;
  record: number;
}

/** Sorts records by keys, keeping no more of them than will be read. Equal keys keep the order they came in. */
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
    this.room = wanted * 2 + 1000;
  }

  add(entry: Entry): void {
    const key = sortKey(docOf(entry), this.fields);
    if (this.worst !== undefined && key >= this.worst) return;
    this.places.push({ key, record: entry.record });
    if (this.places.length >= this.room) this.cut();
  }

  /** The records in order. */
  sorted(): number[] {
    this.cut();
    return this.places.map((place) => place.record);
  }

  private cut(): void {
    this.places.sort((a, b) => compareKeys(a.key, b.key));
    if (this.places.length < this.wanted) return;
    this.places = this.places.slice(0, this.wanted);
    this.worst = this.places.at(-1)?.key;
  }
}
