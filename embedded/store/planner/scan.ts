/** The records a plan reads, one by one. It survives changes of the collection between calls. */
export interface Scan {
  /** The record at hand, -1 at the end. */
  peek(): number;
  /** The same, and moves on. */
  next(): number;
  /** The record at hand and up to so many in all that will probably follow: a hint of what to read. */
  ahead(count: number): number[];
}

/** Goes through records that are known beforehand. */
export function listed(count: number, recordAt: (place: number) => number): Scan {
  let at = 0;
  const peek = () => (at < count ? recordAt(at) : -1);
  return {
    peek,
    next: () => {
      const record = peek();
      at += 1;
      return record;
    },
    ahead: (most) => Array.from({ length: Math.min(most, count - at) }, (_, i) => recordAt(at + i)),
  };
}
