import { CommandError, refuse } from '../errors.ts';
import type { Transaction } from '../sessions/transactions.ts';
import { toNumber } from '../value/numbers.ts';
import { type Doc, isDoc, own } from '../value/types.ts';
import type { Reply } from '../wire/reply.ts';
import type { Store } from './context.ts';

/** What may be part of a transaction. Indexes and collections are made outside of one. */
const allowed = new Set([
  'insert',
  'update',
  'delete',
  'find',
  'getMore',
  'findAndModify',
  'findandmodify',
  'aggregate',
  'distinct',
  'killCursors',
]);

// These MongoDB doesn't run in a transaction either.
const nowhereAllowed = new Set([
  'count',
  'listCollections',
  'listIndexes',
  'drop',
  'dropDatabase',
  'dropIndexes',
  'explain',
]);

/** The transaction a command is part of, undefined for most. */
export function transactionOf(
  store: Store,
  name: string,
  body: Doc,
  session: string | undefined,
): Transaction | undefined {
  if (own(body, 'autocommit') !== false || name === 'commitTransaction' || name === 'abortTransaction')
    return undefined;
  if (session === undefined) throw new CommandError(72, 'InvalidOptions', 'a transaction needs a session');
  if (nowhereAllowed.has(name))
    throw new CommandError(
      263,
      'OperationNotSupportedInTransaction',
      `Cannot run '${name}' in a multi-document transaction.`,
    );
  if (!allowed.has(name)) throw refuse(`The command ${name} in a transaction`);
  const starting = own(body, 'startTransaction') === true;
  return store.transactions.enter(session, toNumber(own(body, 'txnNumber')), starting, store.now());
}

/** Runs a command within its transaction. Any error, also of one statement, aborts it. */
export async function inTransaction(store: Store, session: string, run: () => Reply | Promise<Reply>): Promise<Reply> {
  try {
    const reply = await run();
    const failed = isDoc(reply) && Array.isArray(reply.writeErrors) && reply.writeErrors.some(isDoc);
    if (failed) store.transactions.abort(session);
    return reply;
  } catch (error) {
    store.transactions.abort(session);
    throw error;
  }
}
