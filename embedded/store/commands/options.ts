import { refuse } from '../errors.ts';
import { toNumber } from '../value/numbers.ts';
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
  const concern = own(body, 'writeConcern');
  const w = isDoc(concern) ? concern.w : undefined;
  if ((typeof w === 'string' && w !== 'majority') || (typeof w === 'number' && w > 1))
    throw refuse(`Write concern w: ${w}`);
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || (isDoc(value) && Object.keys(value).length === 0);

/** True when reads have to wait until what they see is on the disk. */
export function readsDurable(body: Doc): boolean {
  const concern = own(body, 'readConcern');
  const level = isDoc(concern) ? concern.level : undefined;
  if (level === 'snapshot') throw refuse('Read concern snapshot');
  return level === 'majority' || level === 'linearizable';
}

export function maxTime(body: Doc): number {
  return toNumber(own(body, 'maxTimeMS'));
}
