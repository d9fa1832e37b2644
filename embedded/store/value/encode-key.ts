import type { Binary, BSONRegExp, Code, Long, ObjectId, Timestamp } from 'bson';
import { refuse } from '../errors.ts';
import { asNum, type Num } from './numbers.ts';
import { bsonType, type Doc, Rank, rankOf } from './types.ts';

/*
 * A value as a string of bytes (one char each) whose plain order is the order of compareValues.
 * The first char is the type, 1 to 127; strings end with \0 and escape \0 as \0\xff.
 */

const view = new DataView(new ArrayBuffer(8));
const nan = '\0'.repeat(8);
const exact = 2 ** 53;

/** The key of one value; missing counts as null. */
export function encodeKey(value: unknown): string {
  const rank = rankOf(value);
  return String.fromCharCode(rank) + payload(rank, value);
}

/** True where a value has no simple key: a predicate on it can't use an index. */
export function isOpaque(value: unknown): boolean {
  return Array.isArray(value) || bsonType(value) === 'DBRef' || bsonType(value) === 'Decimal128';
}

/** The key of a descending field: every byte turned over, and an end that comes after a turned escape. */
export function invertKey(key: string): string {
  const bytes = Buffer.from(key, 'latin1');
  for (let i = 0; i < bytes.length; i++) bytes[i] = 255 - (bytes[i] ?? 0);
  return `${bytes.toString('latin1')}\x01`;
}

function payload(rank: number, value: unknown): string {
  switch (rank) {
    case Rank.number:
      return encodeNumber(asNum(value) ?? 0);
    case Rank.string:
      return encodeText(String(value));
    case Rank.objectId:
      return latin1((value as ObjectId).id);
    case Rank.boolean:
      return value ? '\x02' : '\x01';
    case Rank.date:
      return encodeDouble((value as Date).getTime());
    case Rank.object:
      return encodeDoc(value as Doc);
    case Rank.array:
      return `${(value as unknown[]).map(encodeKey).join('')}\0`;
    default:
      return rarePayload(rank, value);
  }
}

function rarePayload(rank: number, value: unknown): string {
  switch (rank) {
    case Rank.binary: {
      const binary = value as Binary;
      const bytes = binary.value();
      return uint32(bytes.length) + String.fromCharCode(binary.sub_type) + latin1(bytes);
    }
    case Rank.timestamp: {
      const time = value as Timestamp;
      return uint32(time.t) + uint32(time.i);
    }
    case Rank.regex:
      return encodeText((value as BSONRegExp).pattern) + encodeText((value as BSONRegExp).options);
    case Rank.code:
      if ((value as Code).scope) throw refuse('Indexing code with scope');
      return encodeText((value as Code).code);
    case Rank.dbPointer:
      throw refuse('Indexing DBRef values');
    default:
      return '';
  }
}

function encodeDoc(doc: Doc): string {
  let key = '';
  for (const name of Object.keys(doc)) {
    const value = doc[name];
    const rank = rankOf(value);
    key += String.fromCharCode(rank) + encodeText(name) + payload(rank, value);
  }
  return `${key}\0`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: zero bytes are what has to be escaped
const plain = /^[\x01-\x7f]*$/;

function encodeText(text: string): string {
  if (plain.test(text)) return `${text}\0`;
  return `${Buffer.from(text, 'utf8').toString('latin1').replaceAll('\0', '\0\xff')}\0`;
}

/** Beyond 2^53 a Long may lie between two doubles: what is left over follows, for both kinds. */
function encodeNumber(value: Num): string {
  const double = Number(value);
  if (Math.abs(double) < exact || !Number.isFinite(double)) return encodeDouble(double);
  const rest = typeof value === 'number' ? 0 : Number((value as Long).toBigInt() - BigInt(double));
  return encodeDouble(double) + String.fromCharCode((rest + 0x4000) >> 8, (rest + 0x4000) & 255);
}

function encodeDouble(value: number): string {
  if (Number.isNaN(value)) return nan;
  view.setFloat64(0, value === 0 ? 0 : value);
  let high = view.getUint32(0);
  let low = view.getUint32(4);
  if (high >>> 31) {
    high = ~high;
    low = ~low;
  } else high ^= 0x80000000;
  return String.fromCharCode(
    high >>> 24,
    (high >>> 16) & 255,
    (high >>> 8) & 255,
    high & 255,
    low >>> 24,
    (low >>> 16) & 255,
    (low >>> 8) & 255,
    low & 255,
  );
}

function uint32(value: number): string {
  return String.fromCharCode(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
