import type { Collection } from '../catalog/collection.ts';
import { conjuncts, type Expression } from '../match/expression.ts';
import { encodeKey, isOpaque } from '../value/encode-key.ts';
import { candidateFor } from './candidate.ts';
import type { Plan, PlanQuery, TestsByPath } from './plan.ts';

/**
 * Chooses how a query reads: by its `_id`, else by the index with the best score (`candidate.ts`), else everything.
 * A plan may find too much but never too little, as whoever reads asks the filter of each document again; so all that a
 * plan can spoil is to miss one. Plans come from the query alone, nothing is tried out as in MongoDB: the same query has
 * the same plan, and tests can say which.
 */
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
