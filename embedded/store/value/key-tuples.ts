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

/** What is done about two arrays side by side: an error, or every element of one with every element of the other. */
export type Parallel = 'refuse' | 'combine';

/**
 * What an index and a sort see of a document: a tuple with a value for each path, or, where paths meet an array, a tuple
 * for each of its elements. Values out of one element stay together.
 * Throws CannotIndexParallelArrays (171) when paths lead through two arrays side by side, unless they may be combined.
 */
export function keyTuples(doc: Doc, paths: string[][], parallel: Parallel = 'refuse'): unknown[][] {
  const positional = paths.map((parts) => (isPositional(parts) ? collectValues(doc, parts) : undefined));
  const walks = paths.map((parts, i) => ({ node: doc, rest: positional[i] ? undefined : parts, way: '' }));
  let tuples = expand(walks, parallel);
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
  /**
   * The part that was followed. Two arrays are one when they lie at the end of the same way: documents in memory may
   * share an array at two places, which are two arrays once they are stored.
   */
  way: string;
}

function expand(walks: Walk[], parallel: Parallel): unknown[][] {
  const stopped = walks.map(walkToArray);
  const open = stopped.filter((walk) => walk.rest);
  const [first] = open;
  if (!first || !Array.isArray(first.node)) return [stopped.map((walk) => walk.node)];
  if (parallel === 'refuse' && open.some((walk) => walk.way !== first.way))
    throw new CommandError(171, 'CannotIndexParallelArrays', 'cannot index parallel arrays');
  const items = first.node.length > 0 ? first.node : [emptyArray];
  return items.flatMap((item) =>
    expand(
      stopped.map((walk) => (walk.way === first.way ? enter(walk, item) : walk)),
      parallel,
    ),
  );
}

function walkToArray({ node, rest, way }: Walk): Walk {
  if (!rest) return { node, rest, way };
  let at = 0;
  let value = node;
  for (; at < rest.length && isDoc(value); at++) value = own(value, rest[at] ?? '');
  if (Array.isArray(value)) {
    const followed = rest.slice(0, at).map((part) => `${part}\0`);
    return { node: value, rest: rest.slice(at), way: way + followed.join('') };
  }
  return { node: at < rest.length ? undefined : value, rest: undefined, way };
}

function enter(walk: Walk, item: unknown): Walk {
  const { rest, way } = walk;
  if (!rest) return walk;
  if (rest.length === 0) return { node: item, rest: undefined, way };
  return isDoc(item) ? { node: item, rest, way } : { node: undefined, rest: undefined, way };
}
