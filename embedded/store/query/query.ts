import type { Collection } from '../catalog/collection.ts';
import type { IndexTree } from '../catalog/index-tree.ts';
import { badValue } from '../errors.ts';
import { compile } from '../match/compile.ts';
import type { Expression } from '../match/expression.ts';
import type { Matcher } from '../match/matcher.ts';
import { parseFilter } from '../match/parse.ts';
import type { Plan } from '../planner/plan.ts';
import { planQuery } from '../planner/plan-query.ts';
import { parseSort, type SortField } from '../sort.ts';
import { isDoc } from '../value/types.ts';

/** A parsed selection of documents, before a collection is looked at. */
export interface Query {
  filter: Expression;
  matches: Matcher;
  sort: SortField[];
  hint: unknown;
}

export function parseQuery(filter: unknown, sort?: unknown, hint?: unknown): Query {
  const expression = parseFilter(filter, 'document');
  return { filter: expression, matches: compile(expression), sort: parseSort(sort), hint };
}

export function planFor(collection: Collection, query: Query): Plan {
  const hint = resolveHint(collection, query.hint);
  return planQuery(collection, { filter: query.filter, sort: query.sort, ...(hint && { hint }) });
}

/** The index a hint names or spells out. Throws BadValue when there is none. */
function resolveHint(collection: Collection, hint: unknown): IndexTree | '$natural' | undefined {
  if (hint === undefined || hint === null || (isDoc(hint) && Object.keys(hint).length === 0)) return undefined;
  if (isDoc(hint) && Object.hasOwn(hint, '$natural')) return '$natural';
  const wanted = isDoc(hint) ? JSON.stringify(hint) : undefined;
  const found = collection.indexes.find(({ spec }) =>
    wanted === undefined ? spec.name === hint : JSON.stringify(spec.key) === wanted,
  );
  if (!found) throw badValue('planner returned error: hint provided does not correspond to an existing index');
  return found;
}
