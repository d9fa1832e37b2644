const document = 3;
const array = 4;

/** How many bytes a document takes as a field of another. */
export const sizeOfDocument = (field: string, doc: Uint8Array): number => 2 + Buffer.byteLength(field) + doc.length;

/** Writes a document, or an array, that is BSON already as a field. Gives the place behind it. */
export function writeDocument(bytes: Buffer, start: number, field: string, doc: Uint8Array, isArray = false): number {
  let at = bytes.writeUInt8(isArray ? array : document, start);
  at += bytes.write(field, at);
  at = bytes.writeUInt8(0, at);
  bytes.set(doc, at);
  return at + doc.length;
}

/** A document with one more field at its end, which is BSON already. */
export function appendDocument(whole: Uint8Array, field: string, doc: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(whole.length + sizeOfDocument(field, doc));
  bytes.set(whole);
  bytes[writeDocument(bytes, whole.length - 1, field, doc)] = 0;
  bytes.writeInt32LE(bytes.length, 0);
  return bytes;
}
