import { badValue, CommandError, refuse } from '../errors.ts';
import { asNum } from '../value/numbers.ts';
import { type Doc, isDoc, own } from '../value/types.ts';

/** An index as a client gives it and `listIndexes` returns it. */
export interface IndexSpec {
  name: string;
  key: Record<string, 1 | -1>;
  unique: boolean;
  sparse: boolean;
  partialFilterExpression?: Doc;
  /** Seconds after the field's date. */
  expireAfterSeconds?: number;
}

const known = new Set([
  'name',
  'key',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'v',
  'ns',
  'background',
]);

/** Reads one element of `createIndexes`. Other kinds and options of indexes are refused. */
export function parseIndexSpec(given: unknown): IndexSpec {
  if (!isDoc(given) || !isDoc(given.key)) throw badValue('an index needs a key');
  for (const option of Object.keys(given)) if (!known.has(option)) throw refuse(`The index option ${option}`);
  const key: Record<string, 1 | -1> = {};
  for (const path of Object.keys(given.key)) key[path] = direction(path, given.key[path]);
  const paths = Object.keys(key);
  if (paths.length === 0) throw badValue('an index needs at least one field');
  const partial = own(given, 'partialFilterExpression');
  const expire = own(given, 'expireAfterSeconds');
  if (expire !== undefined && paths.length > 1)
    throw new CommandError(67, 'CannotCreateIndex', 'TTL indexes are single-field indexes');
  if (partial !== undefined && !isDoc(partial)) throw badValue('partialFilterExpression has to be a document');
  const spec: IndexSpec = {
    name: String(own(given, 'name') ?? paths.map((path) => `${path}_${key[path]}`).join('_')),
    key,
    unique: given.unique === true || asNum(given.unique) === 1,
    sparse: given.sparse === true || asNum(given.sparse) === 1,
  };
  if (partial) spec.partialFilterExpression = partial;
  if (expire !== undefined) spec.expireAfterSeconds = Number(asNum(expire) ?? Number.NaN);
  if (Number.isNaN(spec.expireAfterSeconds)) throw badValue('expireAfterSeconds has to be a number');
  return spec;
}

function direction(path: string, value: unknown): 1 | -1 {
  if (typeof value === 'string') throw refuse(`The index type ${value}`);
  if (path.includes('$**')) throw refuse('A wildcard index');
  const num = Number(asNum(value) ?? Number.NaN);
  if (!num) throw new CommandError(67, 'CannotCreateIndex', `Values in the index key pattern must not be 0: ${path}`);
  return num > 0 ? 1 : -1;
}

/** The document of an index in `listIndexes` and on the disk. */
export function indexToDoc(spec: IndexSpec): Doc {
  const doc: Doc = { v: 2, key: spec.key, name: spec.name };
  if (spec.unique && spec.name !== '_id_') doc.unique = true;
  if (spec.sparse) doc.sparse = true;
  if (spec.partialFilterExpression) doc.partialFilterExpression = spec.partialFilterExpression;
  if (spec.expireAfterSeconds !== undefined) doc.expireAfterSeconds = spec.expireAfterSeconds;
  return doc;
}
