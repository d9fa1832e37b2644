import type { Collection } from '../catalog/collection.ts';
import type { IndexTree } from '../catalog/index-tree.ts';
import { conjuncts, type Expression, type Test } from '../match/expression.ts';
import { isOpaque } from '../match/parse-operators.ts';
import type { SortField } from '../sort.ts';
import { encodeKey } from '../value/encode-key.ts';
import { candidateFor } from './candidate.ts';

export interface KeyRange {
  /** Included. */
  low: string;
  /** Not included. */
  high: string;
  /** Length of the part that is fixed: merging ranges compares what follows. */
  fixed: number;
}

/** How a query reads: by `_id`, by ranges of an index, or through the whole collection. */
export interface Plan {
  stage: 'IDHACK' | 'IXSCAN' | 'COLLSCAN';
  index?: IndexTree;
  ranges: KeyRange[];
  reverse: boolean;
  /** True when the ranges have to be merged to come out in the order of the sort. */
  merge: boolean;
  /** True when records come in the order the query asked for. */
  sorted: boolean;
  /** The key of the `_id` for IDHACK. */
  idKey?: string;
  /** True when the filter asks for nothing but that `_id`. */
  exact?: boolean;
}

export interface PlanQuery {
  filter: Expression;
  sort: SortField[];
  hint?: IndexTree | '$natural';
}

/** Predicates by path, of the conjuncts only: what every match has to satisfy. */
export type TestsByPath = Map<string, Test[]>;

export function planQuery(collection: Collection, { filter, sort, hint }: PlanQuery): Plan {
  const parts = conjuncts(filter);
  const id = hint ? undefined : idLookup(parts);
  if (id !== undefined) return { ...wholeScan(true), stage: 'IDHACK', idKey: id, exact: parts.length === 1 };
  if (sort[0]?.path === '$natural') {
    return { ...wholeScan(true), reverse: sort[0].descending };
  }
  if (hint === '$natural') return wholeScan(sort.length === 0);
  const tests: TestsByPath = new Map();
  for (const part of parts) {
    if (part.kind !== 'field') continue;
    const list = tests.get(part.path);
    if (list) list.push(part.test);
    else tests.set(part.path, [part.test]);
  }
  let best: Plan = wholeScan(sort.length === 0);
  let bestScore = 0;
  for (const index of hint ? [hint] : collection.indexes) {
    const candidate = index.ready ? candidateFor(index, parts, tests, sort) : undefined;
    if (!candidate || (candidate.score <= bestScore && !hint)) continue;
    best = candidate.plan;
    bestScore = candidate.score;
  }
  return best;
}

function wholeScan(sorted: boolean): Plan {
  return { stage: 'COLLSCAN', ranges: [], reverse: false, merge: false, sorted };
}

function idLookup(parts: Expression[]): string | undefined {
  for (const part of parts) {
    if (part.kind !== 'field' || part.path !== '_id' || part.test.op !== '$eq') continue;
    return isOpaque(part.test.value) ? undefined : encodeKey(part.test.value);
  }
  return undefined;
}
