import { CommandError } from '../errors.ts';
import { collectValues, emptyArray } from './collect.ts';
import { positionOf } from './positions.ts';
import { type Doc, isDoc, own } from './types.ts';

/** Says that a path leads through or to an array, so that it has no single value. */
export const inArray: unique symbol = Symbol('in an array');

/** The value at a path where no array is on it, `undefined` where it's missing, or `inArray`. */
export function plainValue(doc: Doc, parts: string[]): unknown {
  let node: unknown = doc;
  for (const part of parts) {
    if (!isDoc(node)) return Array.isArray(node) ? inArray : undefined;
    node = own(node, part);
  }
  return Array.isArray(node) ? inArray : node;
}

/**
 * What an index and a sort see of a document: a tuple with a value for each path, or, where paths meet an array, a tuple
 * for each of its elements. Values out of one element stay together.
 * Throws CannotIndexParallelArrays (171) when paths lead through two arrays side by side.
 */
export function keyTuples(doc: Doc, paths: string[][]): unknown[][] {
  const positional = paths.map((parts) => (isPositional(parts) ? collectValues(doc, parts) : undefined));
  let tuples = expand(paths.map((parts, i) => ({ node: doc, rest: positional[i] ? undefined : parts })));
  for (const [i, values] of positional.entries()) {
    if (values) tuples = tuples.flatMap((tuple) => values.map((value) => tuple.with(i, value)));
  }
  return tuples;
}

/** A number in a path may be a field or a position: such a path is followed both ways, by itself. */
const isPositional = (parts: string[]) => parts.some((part, i) => i > 0 && positionOf(part) >= 0);

/** How far a path was followed. Without a rest it has come to its value. */
interface Walk {
  node: unknown;
  rest: string[] | undefined;
}

function expand(walks: Walk[]): unknown[][] {
  const stopped = walks.map(walkToArray);
  const open = stopped.filter((walk) => walk.rest);
  const array = open[0]?.node;
  if (!Array.isArray(array)) return [stopped.map((walk) => walk.node)];
  if (open.some((walk) => walk.node !== array))
    throw new CommandError(171, 'CannotIndexParallelArrays', 'cannot index parallel arrays');
  const items = array.length > 0 ? array : [emptyArray];
  return items.flatMap((item) => expand(stopped.map((walk) => enter(walk, item))));
}

function walkToArray({ node, rest }: Walk): Walk {
  if (!rest) return { node, rest };
  let at = 0;
  let value = node;
  for (; at < rest.length && isDoc(value); at++) value = own(value, rest[at] ?? '');
  if (Array.isArray(value)) return { node: value, rest: rest.slice(at) };
  return { node: at < rest.length ? undefined : value, rest: undefined };
}

function enter(walk: Walk, item: unknown): Walk {
  if (!walk.rest) return walk;
  if (walk.rest.length === 0) return { node: item, rest: undefined };
  return isDoc(item) ? { node: item, rest: walk.rest } : { node: undefined, rest: undefined };
}
