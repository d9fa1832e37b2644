import { type Doc, isDoc, own, setOwn } from '../value/types.ts';
import type { Node } from './tree.ts';

/*
 * A projection goes through arrays of any depth. Including leaves scalars on the way out, excluding keeps them;
 * the order of fields is the document's.
 */

/** The fields of a tree and nothing else. */
export function include(doc: Doc, node: Node): Doc {
  const out: Doc = {};
  // What `$elemMatch` found comes after the other fields.
  const last: [string, unknown][] = [];
  for (const key of Object.keys(doc)) {
    const child = node.children.get(key);
    if (!child) continue;
    const value = includeValue(doc[key], child);
    if (value === undefined) continue;
    if (child.special) last.push([key, value]);
    else setOwn(out, key, value);
  }
  for (const [key, value] of last) setOwn(out, key, value);
  return out;
}

function includeValue(value: unknown, node: Node): unknown {
  if (node.leaf) return node.special ? node.special(value) : value;
  if (isDoc(value)) return include(value, node);
  if (!Array.isArray(value)) return undefined;
  return value.map((item) => includeValue(item, node)).filter((item) => item !== undefined);
}

/** Everything but the fields of a tree. */
export function exclude(doc: Doc, node: Node): Doc {
  if (node.children.size === 0) return doc;
  const out: Doc = {};
  for (const key of Object.keys(doc)) {
    const child = node.children.get(key);
    if (!child) setOwn(out, key, doc[key]);
    else if (!child.leaf) setOwn(out, key, excludeValue(doc[key], child));
  }
  return out;
}

function excludeValue(value: unknown, node: Node): unknown {
  if (isDoc(value)) return exclude(value, node);
  return Array.isArray(value) ? value.map((item) => excludeValue(item, node)) : value;
}

/** The document with the values at the ends of a tree changed. */
export function applySpecials(doc: Doc, node: Node): Doc {
  if (node.children.size === 0) return doc;
  const out: Doc = { ...doc };
  for (const [key, child] of node.children) {
    const value = own(out, key);
    if (value !== undefined) setOwn(out, key, specialValue(value, child));
  }
  return out;
}

function specialValue(value: unknown, node: Node): unknown {
  if (node.leaf) return node.special ? node.special(value) : value;
  if (isDoc(value)) return applySpecials(value, node);
  return Array.isArray(value) ? value.map((item) => specialValue(item, node)) : value;
}
