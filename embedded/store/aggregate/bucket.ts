import { badValue, CommandError } from '../errors.ts';
import { compareValues } from '../value/compare.ts';
import { type Doc, isDoc, own, rankOf } from '../value/types.ts';
import { compileExpression } from './expression.ts';
import { groupBy } from './group.ts';
import type { Stage } from './stage.ts';

const known = ['groupBy', 'boundaries', 'default', 'output'];
const counting = { count: { $sum: 1 } };

/** `$bucket`: groups by the range a value is in, from its lower boundary, included, to the next. */
export function bucketStage(spec: unknown): Stage {
  if (!isDoc(spec) || !known.slice(0, 2).every((name) => Object.hasOwn(spec, name)))
    throw badValue('$bucket needs groupBy and boundaries');
  const strange = Object.keys(spec).find((name) => !known.includes(name));
  if (strange !== undefined) throw badValue(`Unrecognized option to $bucket: ${strange}`);
  const boundaries = constants(own(spec, 'boundaries'));
  const rest = Object.hasOwn(spec, 'default') ? [constant(own(spec, 'default'))] : [];
  checkDefault(boundaries, rest);
  const grouped = compileExpression(own(spec, 'groupBy'));
  const bucketOf = (doc: Doc): unknown => {
    const value = grouped(doc);
    const above = value === undefined ? 0 : boundaries.findIndex((boundary) => compareValues(value, boundary) < 0);
    if (above > 0 && rankOf(value) === rankOf(boundaries[0])) return boundaries[above - 1];
    if (rest.length > 0) return rest[0];
    throw new CommandError(40_066, 'Location40066', '$switch could not find a matching branch for an input');
  };
  return groupBy(bucketOf, own(spec, 'output') ?? counting, (a, b) => compareValues(a, b));
}

/** What an expression gives without a document. */
function constant(expression: unknown): unknown {
  if (typeof expression === 'string' && expression.startsWith('$')) throw badValue('$bucket takes constants');
  return compileExpression(expression)({});
}

function constants(given: unknown): unknown[] {
  if (!Array.isArray(given) || given.length < 2) throw badValue('$bucket needs at least two boundaries');
  const values = given.map(constant);
  for (let i = 1; i < values.length; i++) {
    if (rankOf(values[i]) !== rankOf(values[0])) throw badValue('The boundaries of $bucket have to be of one type');
    if (compareValues(values[i - 1], values[i]) >= 0) throw badValue('The boundaries of $bucket have to ascend');
  }
  return values;
}

function checkDefault(boundaries: unknown[], [value]: unknown[]): void {
  if (value === undefined || rankOf(value) !== rankOf(boundaries[0])) return;
  if (compareValues(value, boundaries[0]) >= 0 && compareValues(value, boundaries.at(-1)) < 0)
    throw badValue("The $bucket 'default' field must be less than the lowest boundary or not below the highest");
}
