import { compile } from '../match/compile.ts';
import { conjuncts, type Expression, type FieldExpression, type RangeTest, type Test } from '../match/expression.ts';
import { compareValues } from '../value/compare.ts';
import { Rank, rankOf } from '../value/types.ts';

/**
 * True when every document that matches the query is surely in a partial index: for each thing the index asks, the query
 * asks the same or more. In doubt false, which costs time and never an answer.
 */
export function implies(query: Expression[], partial: Expression): boolean {
  return conjuncts(partial).every((needed) => {
    if (needed.kind === 'or') return needed.parts.some((part) => implies(query, part)) || orImplies(query, needed);
    return needed.kind === 'field' && query.some((given) => given.kind === 'field' && fieldImplies(given, needed));
  });
}

function orImplies(query: Expression[], needed: Expression): boolean {
  return query.some((given) => given.kind === 'or' && given.parts.every((part) => implies(conjuncts(part), needed)));
}

function fieldImplies(given: FieldExpression, needed: FieldExpression): boolean {
  if (given.path !== needed.path) return false;
  return valuesOf(given.test) ? pointsImply(valuesOf(given.test) ?? [], needed) : rangeImplies(given.test, needed.test);
}

function valuesOf(test: Test): unknown[] | undefined {
  if (test.op === '$eq') return [test.value];
  return test.op === '$in' && test.patterns.length === 0 ? test.values : undefined;
}

/** Of more values of an `$in` nothing is said, as each would have to be asked about. */
const mostAsked = 1000;

/** Each value the query asks for passes the test itself: whatever element it is found in passes too. */
function pointsImply(values: unknown[], needed: FieldExpression): boolean {
  if (values.length > mostAsked || values.some(Array.isArray)) return false;
  if (needed.test.op === '$exists') return values.every((value) => value !== null && value !== undefined);
  const passes = compile({ kind: 'field', path: 'value', test: needed.test });
  // A missing field equals null, but is no value for `$type` and others.
  const simple: Test['op'][] = ['$eq', '$in', '$gt', '$gte', '$lt', '$lte'];
  if (!simple.includes(needed.test.op) && values.includes(null)) return false;
  if (needed.test.op === '$not' || needed.test.op === '$all' || needed.test.op === '$size') return false;
  return values.every((value) => passes({ value }));
}

function rangeImplies(given: Test, needed: Test): boolean {
  if (needed.op === '$exists') return given.op === '$exists' || given.op === '$regex' || isRange(given);
  if (given.op === '$type' && needed.op === '$type') return given.ranks.every((rank) => needed.ranks.includes(rank));
  if (!isRange(given) || !isRange(needed) || rankOf(given.value) !== rankOf(needed.value)) return false;
  const order = compareValues(given.value, needed.value);
  const same = given.op[1] === needed.op[1];
  const stricter = given.op === needed.op || !given.op.endsWith('e');
  if (!same) return false;
  return given.op.startsWith('$g') ? order > 0 || (order === 0 && stricter) : order < 0 || (order === 0 && stricter);
}

function isRange(test: Test): test is RangeTest {
  const ops: Test['op'][] = ['$gt', '$gte', '$lt', '$lte'];
  return (
    ops.includes(test.op) &&
    'value' in test &&
    !([Rank.null, Rank.minKey, Rank.maxKey] as number[]).includes(rankOf(test.value))
  );
}
