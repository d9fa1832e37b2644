import { compareStrings } from '../value/compare.ts';
import type { Doc } from '../value/types.ts';
import { arrayMode, compileElement, compileValueTests } from './compile.ts';
import type { Expression, FieldExpression, Test } from './expression.ts';
import { lookupOf } from './in-list.ts';
import { placeless, placeOf } from './walk.ts';

/**
 * What `$` stands for: the position of the element by which a query matched a document, undefined when none is known.
 *
 * Each condition that looked into an array leaves the position it held at; the last one counts, whichever array it was.
 * As in MongoDB conditions are gone through by kind, then by path, not as they were written. Negations and `$nor` leave
 * nothing. Nor does an `$or`, but where it is none: with one part, or with nothing but equalities of one field.
 */
export function matchedPosition(filter: Expression, doc: Doc): number | undefined {
  let found: number | undefined;
  for (const condition of conditionsOf(filter).sort(inOrder)) {
    const position = positionFor(condition, doc);
    if (position >= 0) found = position;
  }
  return found;
}

function conditionsOf(filter: Expression): FieldExpression[] {
  if (filter.kind === 'field') return testsOf(filter.test).map((test) => ({ ...filter, test }));
  if (filter.kind === 'and') return filter.parts.flatMap(conditionsOf);
  if (filter.kind !== 'or') return [];
  return filter.parts.length === 1 ? filter.parts.flatMap(conditionsOf) : oneOf(filter.parts);
}

/** `$all` is a condition for each of its values; an `$in` with one value is an equality. */
function testsOf(test: Test): Test[] {
  if (test.op === '$not') return [];
  if (test.op === '$all') return test.tests;
  if (test.op === '$in' && test.values.length + test.patterns.length === 1) {
    const [pattern] = test.patterns;
    return [pattern ? { op: '$regex', pattern } : { op: '$eq', value: test.values[0] }];
  }
  return [test];
}

/** `{$or: [{a: 1}, {a: 2}]}` is `{a: {$in: [1, 2]}}`. */
function oneOf(parts: Expression[]): FieldExpression[] {
  const values: unknown[] = [];
  const paths = new Set<string>();
  for (const part of parts) {
    if (part.kind !== 'field' || part.test.op !== '$eq') return [];
    paths.add(part.path);
    values.push(part.test.value);
  }
  const [path, ...others] = paths;
  return path === undefined || others.length > 0
    ? []
    : [{ kind: 'field', path, test: { op: '$in', values, patterns: [], lookup: lookupOf(values) } }];
}

const kinds: Test['op'][] = [
  '$elemMatch',
  '$elemMatchValue',
  '$size',
  '$eq',
  '$lte',
  '$lt',
  '$gt',
  '$gte',
  '$regex',
  '$mod',
  '$exists',
  '$in',
  '$type',
];

const inOrder = (a: FieldExpression, b: FieldExpression) =>
  kinds.indexOf(a.test.op) - kinds.indexOf(b.test.op) || compareStrings(a.path, b.path);

function positionFor({ path, test }: FieldExpression, doc: Doc): number {
  const parts = path.split('.');
  if (test.op !== '$elemMatch' && test.op !== '$elemMatchValue')
    return placeOf(doc, parts, 0, compileValueTests([test]), arrayMode(test));
  let inner = placeless;
  const passes = compileElement(test);
  const place = placeOf(
    doc,
    parts,
    0,
    (value) => {
      inner = Array.isArray(value) ? value.findIndex(passes) : placeless;
      return inner >= 0;
    },
    'whole',
  );
  return place === placeless ? inner : place;
}
