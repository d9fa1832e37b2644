import { badValue } from '../errors.ts';

const largestDocument = 16 * 1024 * 1024;

export function checkId(id: unknown): void {
  if (Array.isArray(id)) throw badValue("The '_id' value cannot be of type array");
  if (id === undefined) throw badValue('a document needs an _id');
}

export function checkSize(bytes: Uint8Array): void {
  if (bytes.length > largestDocument) throw badValue(`object to insert too large. size in bytes: ${bytes.length}`);
}
