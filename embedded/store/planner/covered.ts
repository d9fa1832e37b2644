import { conjuncts, type Expression, type FieldExpression } from '../match/expression.ts';
import { implies } from './implies.ts';
import type { Plan } from './plan.ts';

/**
 * True when the plan's ranges hold the matches and nothing else: they can be counted without reading documents.
 * Never with arrays, whose documents are in an index several times.
 */
export function isCovered(plan: Plan, parts: Expression[]): boolean {
  const { index } = plan;
  if (!index || index.multikey) return false;
  const bounded = new Map<string, FieldExpression[]>();
  for (const part of parts) {
    if (part.kind !== 'field') return false;
    bounded.set(part.path, [...(bounded.get(part.path) ?? []), part]);
  }
  let exact = 0;
  for (const field of index.fields) {
    const tests = bounded.get(field.path);
    if (!tests || field.inverted || !tests.every(isBound) || (tests.length > 1 && !tests.every(isRange))) break;
    if (tests.length > 2 || (tests.length === 2 && !isInterval(tests))) break;
    exact += tests.length;
    bounded.delete(field.path);
    if (tests.every(isRange)) break;
  }
  const rest = [...bounded.values()].flat();
  const { partial } = index;
  return exact > 0 && rest.every((part) => partial !== undefined && implies(conjuncts(partial), part));
}

const ranges = ['$gt', '$gte', '$lt', '$lte'];
const isRange = ({ test }: FieldExpression) => ranges.includes(test.op);
const isSimple = (value: unknown) =>
  typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' || value instanceof Date;

function isBound({ test }: FieldExpression): boolean {
  if (test.op === '$in') return test.patterns.length === 0 && test.values.every(isSimple);
  return (
    (test.op === '$eq' || isRangeOp(test.op)) && 'value' in test && isSimple(test.value) && !Number.isNaN(test.value)
  );
}

const isRangeOp = (op: string) => ranges.includes(op);

/** One lower and one upper edge of the same type. */
function isInterval([a, b]: FieldExpression[]): boolean {
  if (!a || !b || !('value' in a.test) || !('value' in b.test)) return false;
  const sameType = typeof a.test.value === typeof b.test.value;
  return sameType && a.test.op.startsWith('$g') !== b.test.op.startsWith('$g');
}
