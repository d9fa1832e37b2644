import type { Slice } from './slice.ts';

const runLength = 500;

/** Sorts like `Array.sort`, equal items staying in their order, but in turns. */
export async function sortInTurns<T>(items: T[], compare: (a: T, b: T) => number, slice: Slice): Promise<T[]> {
  const order = await orderInTurns(items.length, (i, j) => compare(items[i] as T, items[j] as T), slice);
  const sorted: T[] = [];
  for (const place of order) {
    sorted.push(items[place] as T);
    if (sorted.length % runLength === 0 && slice.over()) await slice.pause();
  }
  return sorted;
}

/**
 * The places of items in the order that they are to have, equal ones as they came: runs are sorted and merged pair by
 * pair. Plain numbers in two lists that are made once: sorting hundreds of thousands leaves no garbage.
 */
export async function orderInTurns(
  count: number,
  compare: (i: number, j: number) => number,
  slice: Slice,
): Promise<Uint32Array> {
  let order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  let other = new Uint32Array(count);
  for (let at = 0; at < count; at += runLength) {
    order.subarray(at, at + runLength).sort(compare);
    if (slice.over()) await slice.pause();
  }
  for (let width = runLength; width < count; width *= 2) {
    for (let at = 0; at < count; at += width * 2) await merge(order, other, at, width, compare, slice);
    [order, other] = [other, order];
  }
  return order;
}

/** Merges two runs that follow one another into the same places of another list. */
async function merge(
  from: Uint32Array,
  to: Uint32Array,
  start: number,
  width: number,
  compare: (i: number, j: number) => number,
  slice: Slice,
): Promise<void> {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(middle + width, from.length);
  let [i, j] = [start, middle];
  for (let at = start; at < end; at++) {
    const takeLeft = j >= end || (i < middle && compare(from[i] ?? 0, from[j] ?? 0) <= 0);
    to[at] = (takeLeft ? from[i++] : from[j++]) ?? 0;
    if ((at + 1 - start) % runLength === 0 && slice.over()) await slice.pause();
  }
}
