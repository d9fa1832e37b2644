import { badValue, CommandError } from '../errors.ts';
import { type ArrayFilters, identifierOf } from './array-filters.ts';
import type { Draft } from './draft.ts';

/** What `$` and `$[id]` in a path stand for. */
export interface PathContext {
  /** Where the query matched, undefined when no condition on an array says so. */
  position(): number | undefined;
  arrayFilters: ArrayFilters;
}

/** The components of a path of an update. It holds one `$` at most, and not in front. */
export function partsOf(path: string): string[] {
  const parts = path.split('.');
  if (parts.includes(''))
    throw new CommandError(56, 'EmptyFieldName', `The update path '${path}' contains an empty field name`);
  if (parts[0]?.startsWith('$')) throw badValue(`The update path '${path}' may not begin with $`);
  if (parts.indexOf('$') !== parts.lastIndexOf('$'))
    throw badValue(`Too many positional (i.e. '$') elements found in path '${path}'`);
  return parts;
}

/** The concrete paths of one path of an update; none when no element passes its array filter. */
export function expandPath(parts: string[], draft: Draft, context: PathContext): string[][] {
  if (!parts.some((part) => part.startsWith('$'))) return [parts];
  let paths: string[][] = [[]];
  for (const part of parts) {
    const identifier = identifierOf(part);
    if (part === '$') {
      const position = context.position();
      if (position === undefined)
        throw badValue('The positional operator did not find the match needed from the query.');
      paths = paths.map((path) => [...path, String(position)]);
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
