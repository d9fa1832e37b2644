import { EJSON } from 'bson';
import type { Document } from 'mongodb';

/** True for documents and for the driver's result objects, false for arrays, dates, bytes and BSON's own types. */
export function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Date || value instanceof Uint8Array || value instanceof RegExp || '_bsontype' in value);
}

/** A number of any kind but Decimal128, undefined for other values. Longs beyond a double's reach stay whole. */
export function numberOf(value: unknown): number | bigint | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return narrow(value);
  switch (bsonName(value)) {
    case 'Long':
      return narrow(BigInt(String(value)));
    case 'Int32':
    case 'Double':
      return Number(value);
    default:
      return undefined;
  }
}

const narrow = (value: bigint) => (Number.isSafeInteger(Number(value)) ? Number(value) : value);

export function bsonName(value: unknown): string {
  return typeof value === 'object' && value !== null && '_bsontype' in value ? String(value._bsontype) : '';
}

/** For people: extended JSON, cut where it gets long. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = EJSON.stringify({ value }, { relaxed: true }).slice('{"value":'.length, -1);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
