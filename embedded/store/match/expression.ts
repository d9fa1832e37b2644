import type { Regex } from './regex.ts';

/** A parsed query. The matcher, the planner and upserts all read this form. */
export type Expression =
  | { kind: 'and' | 'or' | 'nor'; parts: Expression[] }
  | { kind: 'field'; path: string; test: Test };

export type Test =
  | { op: '$eq'; value: unknown }
  | RangeTest
  | { op: '$in'; values: unknown[]; patterns: Regex[] }
  | { op: '$regex'; pattern: Regex }
  | { op: '$exists' }
  | { op: '$type'; ranks: number[] }
  | { op: '$size'; size: number }
  | { op: '$elemMatch'; expression: Expression }
  | { op: '$elemMatchValue'; tests: Test[] }
  | { op: '$all'; tests: Test[] }
  | { op: '$not'; tests: Test[] };

export type RangeTest = { op: '$gt' | '$gte' | '$lt' | '$lte'; value: unknown };

export type FieldExpression = Extract<Expression, { kind: 'field' }>;

/** The predicates that all have to hold: the top level with its `$and`s opened up. */
export function conjuncts(expression: Expression): Expression[] {
  return expression.kind === 'and' ? expression.parts.flatMap(conjuncts) : [expression];
}
