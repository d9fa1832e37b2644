import { CommandError } from '../errors.ts';
import { collectValues, emptyArray } from '../value/collect.ts';
import { encodeKey, invertKey } from '../value/encode-key.ts';
import { bsonType, type Doc, isDoc, setOwn } from '../value/types.ts';
import type { IndexTree } from './index-tree.ts';

/** MongoDB's answer to a duplicate: code 11000, its message, and `keyPattern` and `keyValue`. */
export function duplicateKey(ns: string, index: IndexTree, doc: Doc, key: string): CommandError {
  const keyValue: Doc = {};
  let rest = key;
  for (const field of index.fields) {
    const values = collectValues(doc, field.parts).map((value) => (value === emptyArray ? undefined : value));
    const encode = (value: unknown) => (field.inverted ? invertKey(encodeKey(value)) : encodeKey(value));
    const value = values.length === 1 ? values[0] : values.find((candidate) => rest.startsWith(encode(candidate)));
    rest = rest.slice(encode(value).length);
    setOwn(keyValue, field.path, value ?? null);
  }
  const shown = Object.keys(keyValue).map((path) => `${path}: ${show(keyValue[path])}`);
  return new CommandError(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${ns} index: ${index.spec.name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: index.spec.key, keyValue },
  );
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (bsonType(value) === 'ObjectId') return `ObjectId('${String(value)}')`;
  if (isDoc(value))
    return `{ ${Object.keys(value)
      .map((key) => `${key}: ${show(value[key])}`)
      .join(', ')} }`;
  if (Array.isArray(value)) return `[ ${value.map(show).join(', ')} ]`;
  return String(value);
}
