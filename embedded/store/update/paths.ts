import { badValue } from '../errors.ts';
import { compile } from '../match/compile.ts';
import { conjuncts, type Expression, type FieldExpression } from '../match/expression.ts';
import { type Doc, own, setOwn } from '../value/types.ts';
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

/** The position of the first element by which the query matched: it is tried with each element alone. */
function matchedPosition(path: string[], { filter, original }: PathContext): number {
  const name = path.join('.');
  const array = path.length === 1 ? own(original, path[0] ?? '') : readPath(original, path);
  const about = conjuncts(filter).filter(
    (part): part is FieldExpression => part.kind === 'field' && touches(part, name),
  );
  const decisive = about.find(({ test }) => test.op === '$elemMatch' || test.op === '$elemMatchValue') ?? about.at(-1);
  if (Array.isArray(array) && decisive) {
    const rest = decisive.path === name ? '' : decisive.path.slice(name.length + 1);
    const matches = compile({ kind: 'field', path: rest === '' ? 'array' : `array.${rest}`, test: decisive.test });
    for (const [position, item] of array.entries()) {
      const doc: Doc = {};
      setOwn(doc, 'array', [item]);
      if (matches(doc)) return position;
    }
  }
  throw badValue('The positional operator did not find the match needed from the query.');
}

const touches = (part: FieldExpression, name: string) => part.path === name || part.path.startsWith(`${name}.`);

function readPath(doc: Doc, path: string[]): unknown {
  let value: unknown = doc;
  for (const part of path) value = typeof value === 'object' && value !== null ? own(value as Doc, part) : undefined;
  return value;
}
