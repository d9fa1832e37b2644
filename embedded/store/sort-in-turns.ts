import type { Slice } from './slice.ts';

const runLength = 500;

/** Sorts like `Array.sort`, equal items staying in their order, but in turns: runs are sorted and merged pair by pair. */
export async function sortInTurns<T>(items: T[], compare: (a: T, b: T) => number, slice: Slice): Promise<T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < items.length; at += runLength) {
    runs.push(items.slice(at, at + runLength).sort(compare));
    if (slice.over()) await slice.pause();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) merged.push(await merge(runs[i] ?? [], runs[i + 1] ?? [], compare, slice));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(left: T[], right: T[], compare: (a: T, b: T) => number, slice: Slice): Promise<T[]> {
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const takeLeft = j >= right.length || (i < left.length && compare(left[i] as T, right[j] as T) <= 0);
    merged.push((takeLeft ? left[i++] : right[j++]) as T);
    if (merged.length % runLength === 0 && slice.over()) await slice.pause();
  }
  return merged;
}
