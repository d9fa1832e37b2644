import { located } from '../errors.ts';

/** What happens to a value where a path ends: `$slice` or `$elemMatch`. */
export type Special = (value: unknown) => unknown;

/** The paths of a projection, by their components. */
export interface Node {
  children: Map<string, Node>;
  /** True where a path ends. */
  leaf: boolean;
  special: Special | undefined;
}

export const newNode = (): Node => ({ children: new Map(), leaf: false, special: undefined });

/** Throws 31249 or 31250 when a path is there already, holds another or is held by it. */
export function addPath(root: Node, path: string, special?: Special): void {
  let node = root;
  for (const part of path.split('.')) {
    if (node.leaf) throw located(31_249, `Path collision at ${path}`);
    let next = node.children.get(part);
    if (!next) {
      next = newNode();
      node.children.set(part, next);
    }
    node = next;
  }
  if (node.leaf || node.children.size > 0) throw located(31_250, `Path collision at ${path}`);
  node.leaf = true;
  node.special = special;
}
