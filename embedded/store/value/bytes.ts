import { type DeserializeOptions, deserialize, serialize } from 'bson';
import type { Doc } from './types.ts';

// Longs stay Longs and regular expressions keep their options: what is stored goes back as it came.
const options: DeserializeOptions = { promoteLongs: false, promoteBuffers: false, bsonRegExp: true };

export function decode(bytes: Uint8Array): Doc {
  return deserialize(bytes, options) as Doc;
}

export function encode(doc: Doc): Uint8Array {
  return serialize(doc, { ignoreUndefined: false });
}
