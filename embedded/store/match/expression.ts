import type { InList } from './in-list.ts';
import type { Matcher } from './matcher.ts';
import type { Regex } from './regex.ts';

/**
 * A parsed query, as the matcher, the planner and upserts read it. A field with several operators is one `field` for each
 * of them, and `$ne`, `$nin`, `{$exists: false}` are `$not` of their opposites: so there are few kinds of tests.
 */
export type Expression =
  | { kind: 'and' | 'or' | 'nor'; parts: Expression[] }
  /** `$expr`: computed of the whole document, it says nothing of single fields. */
  | { kind: 'expr'; parts: []; holds: Matcher }
  | { kind: 'field'; path: string; test: Test };

export type Test =
  | { op: '$eq'; value: unknown }
  | RangeTest
  | InTest
  | { op: '$regex'; pattern: Regex }
  | { op: '$mod'; divisor: bigint; remainder: bigint }
  | { op: '$exists' }
  | { op: '$type'; ranks: number[] }
  | { op: '$size'; size: number }
  | { op: '$elemMatch'; expression: Expression }
  | { op: '$elemMatchValue'; tests: Test[] }
  | { op: '$all'; tests: Test[] }
  | { op: '$not'; tests: Test[] };

/** The lookup, and the points, are those of the values: see `InList`. */
export type InTest = { op: '$in'; patterns: Regex[] } & Pick<InList, 'values' | 'lookup' | 'points'>;

export type RangeTest = { op: '$gt' | '$gte' | '$lt' | '$lte'; value: unknown };

export type FieldExpression = Extract<Expression, { kind: 'field' }>;

/** The predicates that all have to hold: the top level with its `$and`s opened up. */
export function conjuncts(expression: Expression): Expression[] {
  return expression.kind === 'and' ? expression.parts.flatMap(conjuncts) : [expression];
}
