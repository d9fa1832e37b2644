import { badValue, typeMismatch } from '../errors.ts';
import { compile } from '../match/compile.ts';
import { isOperatorDoc } from '../match/in-list.ts';
import { parseFilter, parseTests } from '../match/parse.ts';
import { inFilters } from '../match/parse-operators.ts';
import { isRegex } from '../match/regex.ts';
import { sortComparator } from '../sort.ts';
import { compareValues, equalValues } from '../value/compare.ts';
import { asNum } from '../value/numbers.ts';
import { type Doc, isDoc, own } from '../value/types.ts';

const pushModifiers = new Set(['$each', '$slice', '$sort', '$position']);

export function push(before: unknown, operand: unknown, path: string): unknown[] {
  const array = arrayOf(before, path, '$push') ?? [];
  if (!isDoc(operand) || !Object.hasOwn(operand, '$each')) return [...array, operand];
  for (const key of Object.keys(operand)) {
    if (!pushModifiers.has(key)) throw badValue(`Unrecognized clause in $push: ${key}`);
  }
  const added = eachOf(operand);
  const position = wholeNumber(operand, '$position') ?? array.length;
  const at = position < 0 ? Math.max(array.length + position, 0) : Math.min(position, array.length);
  const next = [...array.slice(0, at), ...added, ...array.slice(at)];
  const sort = own(operand, '$sort');
  if (sort !== undefined) sortArray(next, sort);
  const slice = wholeNumber(operand, '$slice');
  if (slice === undefined) return next;
  return slice >= 0 ? next.slice(0, slice) : next.slice(slice);
}

function sortArray(array: unknown[], sort: unknown): void {
  if (isDoc(sort)) {
    const compareDocs = sortComparator(sort);
    const asDoc = (value: unknown): Doc => (isDoc(value) ? value : {});
    array.sort((a, b) => compareDocs(asDoc(a), asDoc(b)));
    return;
  }
  const direction = Number(asNum(sort));
  if (direction !== 1 && direction !== -1) throw badValue('The $sort of $push is 1, -1 or a document');
  array.sort((a, b) => direction * compareValues(a, b));
}

export function addToSet(before: unknown, operand: unknown, path: string): unknown[] | undefined {
  const array = arrayOf(before, path, '$addToSet');
  const next = [...(array ?? [])];
  const added = setElements(operand);
  for (const value of added) if (!next.some((item) => equalValues(item, value))) next.push(value);
  return array && next.length === array.length ? undefined : next;
}

export function setElements(operand: unknown): unknown[] {
  if (!isDoc(operand) || Object.keys(operand)[0] !== '$each') return [operand];
  const each = own(operand, '$each');
  if (!Array.isArray(each)) throw typeMismatch('The argument to $each in $addToSet must be an array');
  if (Object.keys(operand).length > 1) throw badValue('Found unexpected fields after $each in $addToSet');
  return each;
}

/**
 * What `$pull` takes out. Operators and patterns are for the elements; any other document is a filter of documents in
 * the array, also one that begins with `$and`, `$or` or `$nor`; everything else is equality.
 */
export function pullTest(condition: unknown): (item: unknown) => boolean {
  const [operator = ''] = isOperatorDoc(condition) ? Object.keys(condition) : [];
  if (operator === '$not') throw badValue('unknown top level operator: $not');
  if (isRegex(condition) || (operator !== '' && !inFilters.has(operator))) {
    const tests = parseTests(condition).map((test) => compile({ kind: 'field', path: 'value', test }));
    return (item) => tests.every((test) => test({ value: item }));
  }
  if (!isDoc(condition)) return (item) => equalValues(item, condition);
  const matches = compile(parseFilter(condition));
  return (item) => isDoc(item) && matches(item);
}

export function pullMatching(before: unknown, gone: (item: unknown) => boolean, path: string): unknown[] | undefined {
  const array = arrayOf(before, path, '$pull');
  if (!array) return undefined;
  const next = array.filter((item) => !gone(item));
  return next.length === array.length ? undefined : next;
}

export function pullAll(before: unknown, values: unknown[], path: string): unknown[] | undefined {
  const array = arrayOf(before, path, '$pullAll');
  if (!array) return undefined;
  const next = array.filter((item) => !values.some((value) => equalValues(item, value)));
  return next.length === array.length ? undefined : next;
}

export function pop(before: unknown, last: boolean, path: string): unknown[] | undefined {
  if (before !== undefined && !Array.isArray(before))
    throw typeMismatch(`Path '${path}' contains an element of non-array type`);
  if (!before || before.length === 0) return undefined;
  return last ? before.slice(0, -1) : before.slice(1);
}

function arrayOf(value: unknown, path: string, op: string): unknown[] | undefined {
  if (value === undefined || Array.isArray(value)) return value;
  throw badValue(`The field '${path}' must be an array for ${op}`);
}

function eachOf(operand: Doc): unknown[] {
  const each = own(operand, '$each');
  if (!Array.isArray(each)) throw badValue('The argument to $each must be an array');
  return each;
}

function wholeNumber(operand: Doc, name: string): number | undefined {
  const value = own(operand, name);
  if (value === undefined) return undefined;
  const num = Number(asNum(value) ?? Number.NaN);
  if (!Number.isInteger(num)) throw badValue(`The value for ${name} must be a whole number`);
  return num;
}
