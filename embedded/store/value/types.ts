/** A decoded BSON document. Fields are read with `own`, never through the prototype chain. */
export type Doc = { [key: string]: unknown };

/** MongoDB's order of types. Gaps leave room, 2 is the key of an empty array in an index. */
export const Rank = {
  minKey: 1,
  emptyArray: 2,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  boolean: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  dbPointer: 55,
  code: 60,
  codeWithScope: 65,
  maxKey: 127,
} as const;

const bsonRanks: Record<string, number> = {
  ObjectId: Rank.objectId,
  Binary: Rank.binary,
  Long: Rank.number,
  Int32: Rank.number,
  Double: Rank.number,
  Decimal128: Rank.number,
  Timestamp: Rank.timestamp,
  BSONRegExp: Rank.regex,
  BSONSymbol: Rank.string,
  Code: Rank.code,
  DBRef: Rank.dbPointer,
  MinKey: Rank.minKey,
  MaxKey: Rank.maxKey,
};

/** True for embedded documents, false for arrays and BSON classes. A field named `constructor` doesn't confuse it. */
export function isDoc(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null) return false;
  const proto = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null;
}

/** The place of a value's type in MongoDB's order; missing and null are one. */
export function rankOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return Rank.string;
    case 'number':
      return Rank.number;
    case 'boolean':
      return Rank.boolean;
    case 'undefined':
      return Rank.null;
    default:
      return rankOfObject(value);
  }
}

function rankOfObject(value: unknown): number {
  if (value === null) return Rank.null;
  if (Array.isArray(value)) return Rank.array;
  if (value instanceof Date) return Rank.date;
  if (isDoc(value)) return Rank.object;
  const name = bsonType(value);
  const rank = Object.hasOwn(bsonRanks, name) ? bsonRanks[name] : undefined;
  if (rank === undefined) throw new TypeError(`no order for a value of type ${name || typeof value}`);
  return rank;
}

/** The name of a BSON class, or an empty string. */
export function bsonType(value: unknown): string {
  if (typeof value !== 'object' || value === null || isDoc(value)) return '';
  return String((value as { _bsontype?: unknown })._bsontype ?? '');
}

/** A document's own field, or undefined. */
export function own(doc: Doc, key: string): unknown {
  return Object.hasOwn(doc, key) ? doc[key] : undefined;
}

/** Sets an own field, also one named `__proto__`. */
export function setOwn(doc: Doc, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(doc, key, { value, writable: true, enumerable: true, configurable: true });
  } else doc[key] = value;
}
