import { type Document, deserialize, onDemand, serialize } from 'bson';

/*
 * A driver sends objects, not bytes. These objects become the very bytes they were read from,
 * so that a moved document is the same to the last bit: a double stays a double, fields keep their order.
 */

const types = { object: 3, array: 4 };

/** Decodes a document such that encoding it gives the same bytes again. */
export function exactDocument(bytes: Uint8Array): Document {
  const document = deserialize(bytes, { promoteValues: false, bsonRegExp: true });
  return Buffer.compare(serialize(document, { ignoreUndefined: false }), bytes) === 0 ? document : asMap(bytes);
}

/** A map keeps what an object doesn't: fields named by numbers in their place, references as plain documents. */
function asMap(bytes: Uint8Array): Map<string, unknown> {
  return new Map(elements(bytes));
}

function elements(bytes: Uint8Array): [string, unknown][] {
  return [...onDemand.parseToElements(bytes)].map(([type, nameAt, nameLength, at, length]) => {
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + nameAt, nameLength).toString('utf8');
    const value = bytes.subarray(at, at + length);
    if (type === types.object) return [name, asMap(value)];
    if (type === types.array) return [name, elements(value).map(([, element]) => element)];
    return [name, scalar(type, value)];
  });
}

/** Decodes one value as the only field of a document. */
function scalar(type: number, value: Uint8Array): unknown {
  const document = Buffer.alloc(4 + 3 + value.length + 1);
  document.writeInt32LE(document.length, 0);
  document[4] = type;
  document.write('v', 5, 'latin1');
  document.set(value, 7);
  return deserialize(document, { promoteValues: false, bsonRegExp: true }).v;
}
