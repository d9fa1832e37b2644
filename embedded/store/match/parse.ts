import { compileExpression } from '../aggregate/expression.ts';
import { isTrue } from '../aggregate/operators.ts';
import { badValue, queryFeatureNotAllowed, refuse } from '../errors.ts';
import { bsonType, isDoc } from '../value/types.ts';
import type { Expression, Test } from './expression.ts';
import { inListOf, isOperatorDoc } from './in-list.ts';
import { type Parsers, parseElemMatch, parseExists, parseMod, parseSize, parseType } from './parse-operators.ts';
import { isRegex, toRegex } from './regex.ts';

const logical: Record<string, 'and' | 'or' | 'nor'> = { $and: 'and', $or: 'or', $nor: 'nor' };

/** What a filter is about: whole documents, elements of an array that `$elemMatch` looks at, or anything else. */
export type Scope = 'document' | 'element' | 'other';

/**
 * Parses a filter: what it asks for is known before a document is read, and nothing is passed over.
 * Unknown operators are refused, malformed ones are BadValue, as in MongoDB.
 */
export function parseFilter(filter: unknown, scope: Scope = 'other'): Expression {
  if (filter === undefined || filter === null) return { kind: 'and', parts: [] };
  if (!isDoc(filter)) throw badValue('a filter has to be a document');
  const parts: Expression[] = [];
  for (const key of Object.keys(filter)) {
    if (key.startsWith('$')) parts.push(...parseTop(key, filter[key], scope));
    else for (const test of parseTests(filter[key])) parts.push({ kind: 'field', path: key, test });
  }
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
}

function parseTop(key: string, value: unknown, scope: Scope): Expression[] {
  if (key === '$comment') return [];
  if (key === '$expr') return [parseExpr(value, scope)];
  const kind = Object.hasOwn(logical, key) ? logical[key] : undefined;
  if (!kind) throw refuse(`The query operator ${key}`);
  if (!Array.isArray(value) || value.length === 0) throw badValue(`${key} must be a nonempty array`);
  if (!value.every(isDoc)) throw badValue(`${key} entries need to be full objects`);
  return [{ kind, parts: value.map((part) => parseFilter(part, scope)) }];
}

/** An expression of aggregation, which holds where its value is true there. Only of whole documents. */
function parseExpr(value: unknown, scope: Scope): Expression {
  if (scope === 'element') throw badValue('$expr can only be applied to the top-level document');
  if (scope === 'other') throw queryFeatureNotAllowed('$expr is not allowed in this context');
  const compute = compileExpression(value);
  return { kind: 'expr', parts: [], holds: (doc) => isTrue(compute(doc)) };
}

/** The tests of one field: its operators, or equality. */
export function parseTests(value: unknown): Test[] {
  if (isRegex(value)) return [{ op: '$regex', pattern: toRegex(value) }];
  if (!isOperatorDoc(value)) return [equality(value)];
  const tests: Test[] = [];
  for (const op of Object.keys(value)) {
    if (op === '$options') {
      if (!Object.hasOwn(value, '$regex')) throw badValue('$options needs a $regex');
    } else if (op === '$regex') tests.push({ op: '$regex', pattern: toRegex(value[op], value.$options) });
    else tests.push(parseOperator(op, value[op]));
  }
  return tests;
}

function equality(value: unknown): Test {
  if (bsonType(value) === 'DBRef') throw refuse('A query by DBRef');
  return { op: '$eq', value };
}

function parseOperator(op: string, value: unknown): Test {
  switch (op) {
    case '$eq':
      return equality(value);
    case '$ne':
      if (isRegex(value)) throw badValue("Can't have regex as arg to $ne.");
      return { op: '$not', tests: [equality(value)] };
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (isRegex(value)) throw badValue(`Can't have RegEx as arg to predicate over field ${op}.`);
      return { op, value };
    case '$in':
      return parseIn(op, value);
    case '$nin':
      return { op: '$not', tests: [parseIn(op, value)] };
    case '$exists':
      return parseExists(value);
    case '$type':
      return parseType(value);
    case '$mod':
      return parseMod(value);
    case '$size':
      return parseSize(value);
    case '$all':
      return parseAll(value);
    case '$elemMatch':
      return parseElemMatch(value, parsers);
    case '$not':
      return parseNot(value);
    default:
      throw refuse(`The query operator ${op}`);
  }
}

const parsers: Parsers = { parseFilter: (filter) => parseFilter(filter, 'element'), parseTests };

function parseIn(op: string, value: unknown): Test {
  if (!Array.isArray(value)) throw badValue(`${op} needs an array`);
  const { patterns, nested, ...rest } = inListOf(value);
  if (nested) throw badValue(`cannot nest $ under ${op}`);
  return { op: '$in', ...rest, patterns: patterns.map((item) => toRegex(item)) };
}

function parseAll(value: unknown): Test {
  if (!Array.isArray(value)) throw badValue('$all needs an array');
  const tests = value.map((item): Test => {
    if (isRegex(item)) return { op: '$regex', pattern: toRegex(item) };
    if (!isOperatorDoc(item)) return equality(item);
    if (!Object.hasOwn(item, '$elemMatch') || Object.keys(item).length !== 1)
      throw badValue('no $ expressions in $all');
    return parseElemMatch(item.$elemMatch, parsers);
  });
  return { op: '$all', tests };
}

function parseNot(value: unknown): Test {
  if (!isRegex(value) && !isOperatorDoc(value)) throw badValue('$not needs a regex or a document');
  return { op: '$not', tests: parseTests(value) };
}
