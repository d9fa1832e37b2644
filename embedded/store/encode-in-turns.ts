import { CommandError } from './errors.ts';
import type { Slice } from './slice.ts';
import { encode } from './value/bytes.ts';
import type { Doc } from './value/types.ts';

const atOnce = 100;
// Up to so many values an array is encoded with its document.
const few = 500;
/** What MongoDB takes for one document, and so for one answer. */
export const largestDocument = 16 * 1024 * 1024;

const documentTooLarge = () =>
  new CommandError(10_334, 'BSONObjectTooLarge', `a document is larger than ${largestDocument} bytes`);

/** The BSON of a document, made in turns where it holds a long array. Throws BSONObjectTooLarge (10334) beyond 16 MB. */
export function encodeInTurns(doc: Doc, slice: Slice): Uint8Array | Promise<Uint8Array> {
  if (hasLongArray(doc)) return encodeFields(doc, slice).then(checked);
  return checked(encodeOr(documentTooLarge, doc));
}

export const hasLongArray = (doc: Doc): boolean => Object.values(doc).some(isLong);

const isLong = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > few;

/** The same of any size, for what is no document but a whole answer. */
export async function encodeFields(doc: Doc, slice: Slice): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const [name, value] of Object.entries(doc)) {
    if (!isLong(value)) parts.push(fieldsOf({ [name]: value }, documentTooLarge));
    else
      parts.push(
        Buffer.from(`\x04${name}\0`),
        await encodeArray(value.length, (index) => value[index], slice, documentTooLarge),
      );
  }
  return enclose(parts);
}

/** The BSON of an array of very many values, made in turns. With a limit it throws what `tooLarge` gives beyond 16 MB. */
export async function encodeArray(
  length: number,
  valueAt: (index: number) => unknown,
  slice: Slice,
  tooLarge?: () => Error,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let from = 0; from < length; from += atOnce) {
    const some: Doc = {};
    for (let i = from; i < Math.min(from + atOnce, length); i++) some[i] = valueAt(i);
    const fields = fieldsOf(some, tooLarge ?? documentTooLarge);
    parts.push(fields);
    size += fields.length;
    if (tooLarge && size > largestDocument) throw tooLarge();
    if (slice.over()) await slice.pause();
  }
  return enclose(parts);
}

/** A document's BSON without its length and its end. */
const fieldsOf = (doc: Doc, tooLarge: () => Error) => encodeOr(tooLarge, doc).subarray(4, -1);

/** The encoder has room for a little more than 16 MB, and says so by a RangeError. */
function encodeOr(tooLarge: () => Error, doc: Doc): Uint8Array {
  try {
    return encode(doc);
  } catch (error) {
    throw error instanceof RangeError ? tooLarge() : error;
  }
}

function checked(bytes: Uint8Array): Uint8Array {
  if (bytes.length > largestDocument) throw documentTooLarge();
  return bytes;
}

function enclose(parts: Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 5);
  const whole = Buffer.alloc(size);
  whole.writeInt32LE(size, 0);
  let at = 4;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
