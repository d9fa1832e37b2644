import { CommandError, pathNotViable } from '../errors.ts';
import { positionOf } from '../value/positions.ts';
import { type Doc, isDoc, own, setOwn } from '../value/types.ts';

type Container = Doc | unknown[];

const longestPadding = 1_500_000;

/**
 * A document under change. The original stays untouched, as it is shared by the cache:
 * containers are copied when they are first written to, the rest stays common.
 */
export class Draft {
  readonly root: Doc;
  changed = false;
  private readonly copies = new Set<unknown>();

  constructor(original: Doc) {
    this.root = { ...original };
    this.copies.add(this.root);
  }

  /** The value at a path, undefined when it's missing. */
  read(parts: string[]): unknown {
    let value: unknown = this.root;
    for (const part of parts) {
      if (Array.isArray(value)) value = value[positionOf(part)];
      else if (isDoc(value)) value = own(value, part);
      else return undefined;
    }
    return value;
  }

  /** Writes a value, creating documents on the way. Throws PathNotViable (28) at a value that can't hold fields. */
  write(parts: string[], value: unknown): void {
    const parent = this.descend(parts);
    setChild(parent, parts.at(-1) ?? '', value, parts);
    this.changed = true;
  }

  /** Removes a field; an array element becomes null. A missing one is no change. */
  remove(parts: string[]): void {
    if (this.read(parts) === undefined) return;
    const parent = this.descend(parts);
    const name = parts.at(-1) ?? '';
    if (Array.isArray(parent)) parent[positionOf(name)] = null;
    else delete parent[name];
    this.changed = true;
  }

  /**
   * Throws PathNotViable (28) where a path that leads to nothing couldn't be made either:
   * through a value that holds no fields, or by a name through an array.
   */
  checkViable(parts: string[]): void {
    let value: unknown = this.root;
    for (const part of parts) {
      if (value === undefined) return;
      if (Array.isArray(value) && positionOf(part) >= 0) value = value[positionOf(part)];
      else if (isDoc(value)) value = own(value, part);
      else throw pathNotViable(`Cannot use the part (${part}) of (${parts.join('.')}) to traverse the element`);
    }
  }

  /** Throws when a write to the path would fail, even when it isn't made because nothing changes. */
  private descend(parts: string[]): Container {
    let node: Container = this.root;
    for (let i = 0; i < parts.length - 1; i++) {
      const part = parts[i] ?? '';
      const next: unknown = Array.isArray(node) ? node[positionOf(part)] : own(node, part);
      const writable = this.writable(next, part, parts[i + 1] ?? '');
      if (writable !== next) setChild(node, part, writable, parts);
      node = writable;
    }
    return node;
  }

  private writable(value: unknown, name: string, wanted: string): Container {
    if (this.copies.has(value)) return value as Container;
    let copy: Container;
    if (value === undefined) copy = {};
    else if (Array.isArray(value)) copy = [...value];
    else if (isDoc(value)) copy = { ...value };
    else throw pathNotViable(`Cannot create field '${wanted}' in element {${name}: ${JSON.stringify(value)}}`);
    this.copies.add(copy);
    return copy;
  }
}

function setChild(parent: Container, name: string, value: unknown, parts: string[]): void {
  if (!Array.isArray(parent)) {
    setOwn(parent, name, value);
    return;
  }
  const position = positionOf(name);
  if (position < 0) throw pathNotViable(`Cannot create field '${name}' in an array at '${parts.join('.')}'`);
  if (position - parent.length > longestPadding)
    throw new CommandError(34, 'CannotBackfillArray', `too many elements to fill up at '${parts.join('.')}'`);
  while (parent.length < position) parent.push(null);
  parent[position] = value;
}
