import { badValue } from '../errors.ts';
import { compile, compileValueTests } from '../match/compile.ts';
import { conjuncts, type Expression, type FieldExpression } from '../match/expression.ts';
import { type Doc, own } from '../value/types.ts';
import { type ArrayFilters, identifierOf } from './array-filters.ts';
import type { Draft } from './draft.ts';

/** What `$` and `$[id]` in a path stand for. */
export interface PathContext {
  filter: Expression;
  original: Doc;
  arrayFilters: ArrayFilters;
}

/** The concrete paths of one path of an update; none when no element passes its array filter. */
export function expandPath(parts: string[], draft: Draft, context: PathContext): string[][] {
  if (!parts.some((part) => part.startsWith('$'))) return [parts];
  let paths: string[][] = [[]];
  for (const part of parts) {
    const identifier = identifierOf(part);
    if (part === '$') {
      paths = paths.map((path) => [...path, String(matchedPosition(path, context))]);
    } else if (identifier !== undefined) {
      paths = paths.flatMap((path) => elements(path, identifier, draft, context));
    } else paths = paths.map((path) => [...path, part]);
  }
  return paths;
}

function elements(path: string[], identifier: string, draft: Draft, context: PathContext): string[][] {
  const array = draft.read(path);
  if (array === undefined) {
    throw badValue(`The path '${path.join('.')}' must exist in the document in order to apply array updates.`);
  }
  if (!Array.isArray(array)) throw badValue(`Cannot apply array updates to non-array element ${path.join('.')}`);
  const passes = context.arrayFilters.get(identifier) ?? (() => true);
  return array.flatMap((item, position) => (passes(item) ? [[...path, String(position)]] : []));
}

/**
 * The position of the first element by which the query matched: it is tried with each element alone.
 * Throws BadValue when no condition on the array says which, as negations and whole arrays don't.
 */
function matchedPosition(path: string[], { filter, original }: PathContext): number {
  const name = path.join('.');
  const array = path.length === 1 ? own(original, path[0] ?? '') : readPath(original, path);
  const about = decided(filter, original).filter((part) => touches(part, name) && part.test.op !== '$not');
  const decisive = about.find(({ test }) => test.op === '$elemMatch' || test.op === '$elemMatchValue') ?? about.at(-1);
  if (Array.isArray(array) && decisive) {
    const position = array.findIndex(elementMatcher(decisive, name));
    if (position >= 0) return position;
  }
  throw badValue('The positional operator did not find the match needed from the query.');
}

/** The conditions by which a document matched: of `$or`, those of its first part that holds. */
function decided(filter: Expression, original: Doc): FieldExpression[] {
  return conjuncts(filter).flatMap((part) => {
    if (part.kind === 'field') return [part];
    const first = part.kind === 'or' ? part.parts.find((candidate) => compile(candidate)(original)) : undefined;
    return first ? decided(first, original) : [];
  });
}

function elementMatcher({ path, test }: FieldExpression, name: string): (item: unknown) => boolean {
  if (path === name && !test.op.startsWith('$elemMatch')) return compileValueTests([test]);
  const matches = compile({ kind: 'field', path: `array${path.slice(name.length)}`, test });
  return (item) => matches({ array: [item] });
}

const touches = (part: FieldExpression, name: string) => part.path === name || part.path.startsWith(`${name}.`);

function readPath(doc: Doc, path: string[]): unknown {
  let value: unknown = doc;
  for (const part of path) value = typeof value === 'object' && value !== null ? own(value as Doc, part) : undefined;
  return value;
}
