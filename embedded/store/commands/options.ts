import { failedToParse, refuse, typeMismatch } from '../errors.ts';
import { asNum, toNumber } from '../value/numbers.ts';
import { type Doc, isDoc, own } from '../value/types.ts';

/** Fields any command may carry. Those that would change the meaning are looked at below. */
const everywhere = new Set([
  '$db',
  '$readPreference',
  '$clusterTime',
  'lsid',
  'txnNumber',
  'stmtId',
  'stmtIds',
  'startTransaction',
  'autocommit',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'collation',
  'let',
]);

/** Refuses what a command carries but this store doesn't know: it might change the answer. */
export function checkOptions(name: string, body: Doc, known: readonly string[]): void {
  const [command, ...fields] = Object.keys(body);
  for (const field of fields) {
    if (!everywhere.has(field) && !known.includes(field) && field !== command) {
      throw refuse(`The option '${field}' of ${name}`);
    }
  }
  checkCommon(body);
}

/** The same for one statement of an update or delete. */
export function checkStatement(statement: Doc, known: readonly string[]): void {
  for (const field of Object.keys(statement)) {
    if (field === 'collation' || field === 'c' || !known.includes(field)) {
      if (!isEmpty(statement[field])) throw refuse(`The option '${field}' of a write`);
    }
  }
}

function checkCommon(body: Doc): void {
  if (!isEmpty(own(body, 'collation'))) throw refuse('Collation');
  if (!isEmpty(own(body, 'let'))) throw refuse('let');
  checkWriteConcern(own(body, 'writeConcern'));
  checkReadConcern(own(body, 'readConcern'), own(body, 'autocommit') === false);
}

/** Everything is synced before it is acknowledged, so `j` and the time to wait change nothing. */
function checkWriteConcern(concern: unknown): void {
  if (concern === undefined) return;
  if (!isDoc(concern)) throw typeMismatch('writeConcern has to be a document');
  const w = own(concern, 'w');
  const count = w === undefined ? 1 : asNum(w);
  if (w !== 'majority' && (count === undefined || (count !== 0 && count !== 1)))
    throw refuse(`Write concern w: ${isDoc(w) ? 'with tags' : w}`);
}

const readConcerns = ['local', 'available', 'majority', 'linearizable', 'snapshot'];

/** A transaction always reads a snapshot. What `afterClusterTime` asks for is so anyway: there is one server. */
function checkReadConcern(concern: unknown, inTransaction: boolean): void {
  if (concern === undefined) return;
  if (!isDoc(concern)) throw typeMismatch('readConcern has to be a document');
  if (own(concern, 'atClusterTime') !== undefined) throw refuse('Reading at a cluster time');
  const level = own(concern, 'level');
  if (level !== undefined && !readConcerns.includes(String(level)))
    throw failedToParse(`Read concern level '${level}' is not one of ${readConcerns.join(', ')}`);
  if (level === 'snapshot' && !inTransaction) throw refuse('Read concern snapshot outside of a transaction');
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || (isDoc(value) && Object.keys(value).length === 0);

/** True when a read's answer, or a cursor's, has to wait until what it shows is on the disk. */
export function readsDurable(body: Doc): boolean {
  const concern = own(body, 'readConcern');
  const level = isDoc(concern) ? concern.level : undefined;
  return level === 'majority' || level === 'linearizable';
}

export function maxTime(body: Doc): number {
  return toNumber(own(body, 'maxTimeMS'));
}
