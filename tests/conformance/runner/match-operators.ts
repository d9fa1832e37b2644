import { EJSON } from 'bson';
import { bsonName, isDocument, numberOf, show } from './values.ts';
import { Failed } from './verdict.ts';

/** Where a value stands: a root may have fields that nobody expects. */
export interface Place {
  path: string;
  root: boolean;
}

type Match = (expected: unknown, actual: unknown, scope: Scope, place: Place) => void;

/** What the operators may look up. */
export interface Scope {
  /** Throws when there is no such entity. */
  entity(name: string): unknown;
  /** The logical id of a session entity. */
  sessionId(name: string): unknown;
}

export interface Special {
  name: string;
  operand: unknown;
}

/** The operator a value consists of, such as `{$$exists: true}`. */
export function specialOf(value: unknown): Special | undefined {
  if (!isDocument(value)) return undefined;
  const [name, ...more] = Object.keys(value);
  return name?.startsWith('$$') && more.length === 0 ? { name, operand: value[name] } : undefined;
}

/** Applies an operator. `again` is the match it stands in; a missing actual value is undefined. */
export function special({ name, operand }: Special, actual: unknown, scope: Scope, place: Place, again: Match): void {
  const { path } = place;
  const fail = (what: string): never => {
    throw new Failed(`${path}: expected ${what}, got ${show(actual)}`);
  };
  switch (name) {
    case '$$exists':
      if ((actual !== undefined) !== operand) fail(operand ? 'something' : 'nothing');
      return;
    case '$$type':
      if (![operand].flat().some((type) => typesOf(actual).includes(String(type)))) fail(`the type ${show(operand)}`);
      return;
    case '$$unsetOrMatches':
      if (actual !== undefined) again(operand, actual, scope, place);
      return;
    case '$$matchesEntity':
      again(scope.entity(String(operand)), actual, scope, place);
      return;
    case '$$sessionLsid':
      again(scope.sessionId(String(operand)), actual, scope, { path, root: false });
      return;
    case '$$matchesHexBytes':
      if (hexOf(actual) !== String(operand).toLowerCase()) fail(`the bytes ${operand}`);
      return;
    case '$$lte':
      if (!(Number(numberOf(actual) ?? Number.NaN) <= Number(numberOf(operand)))) fail(`at most ${show(operand)}`);
      return;
    case '$$matchAsRoot':
      again(operand, actual, scope, { path, root: true });
      return;
    case '$$matchAsDocument':
      again(operand, EJSON.parse(String(actual)), scope, { path, root: false });
      return;
    default:
      throw new Error(`${path}: unknown operator ${name}`);
  }
}

function hexOf(value: unknown): string | undefined {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : undefined;
}

const bsonTypes: Record<string, string> = {
  ObjectId: 'objectId',
  Binary: 'binData',
  UUID: 'binData',
  Timestamp: 'timestamp',
  Decimal128: 'decimal',
  BSONRegExp: 'regex',
  Code: 'javascript',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  BSONSymbol: 'symbol',
};

/** The names of `$type` a value answers to; a whole number may have been any kind of number. */
function typesOf(value: unknown): string[] {
  if (value === undefined) return [];
  if (value === null) return ['null'];
  const num = numberOf(value);
  if (num !== undefined) return numberTypes(value, num);
  if (typeof value === 'string') return ['string'];
  if (typeof value === 'boolean') return ['bool'];
  if (Array.isArray(value)) return ['array'];
  if (value instanceof Date) return ['date'];
  if (value instanceof RegExp) return ['regex'];
  if (value instanceof Uint8Array) return ['binData'];
  const name = bsonTypes[bsonName(value)];
  if (name === 'decimal') return [name, 'number'];
  return [name ?? 'object'];
}

function numberTypes(value: unknown, num: number | bigint): string[] {
  const name = bsonName(value);
  if (name) return [name === 'Int32' ? 'int' : name.toLowerCase(), 'number'];
  if (typeof num === 'bigint') return ['long', 'number'];
  if (!Number.isInteger(num)) return ['double', 'number'];
  return Math.abs(num) < 2 ** 31 ? ['int', 'long', 'double', 'number'] : ['long', 'double', 'number'];
}
