import type { IndexTree } from '../catalog/index-tree.ts';
import type { Expression, Test } from '../match/expression.ts';
import type { SortField } from '../sort.ts';

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
