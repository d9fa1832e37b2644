import { noSuchTransaction } from '../sessions/transactions.ts';
import { toNumber } from '../value/numbers.ts';
import { own } from '../value/types.ts';
import type { Command } from './context.ts';
import { sessionOf } from './session-of.ts';

export const endSessions: Command = {
  options: [],
  run: ({ store, body }) => {
    const ended = own(body, 'endSessions');
    for (const id of Array.isArray(ended) ? ended : []) {
      const session = sessionOf({ lsid: id });
      if (session === undefined) continue;
      store.transactions.abort(session);
      store.cursors.endSession(session);
      store.retries.end(session);
    }
    return { ok: 1 };
  },
};

// Where the answer to a commit is kept among the answers of its session.
const commitStatement = -1;

export const commitTransaction: Command = {
  options: ['recoveryToken'],
  writes: true,
  run: ({ store, body, session }) => {
    const txnNumber = toNumber(own(body, 'txnNumber'), -1);
    if (session === undefined) throw noSuchTransaction(txnNumber);
    const retry = store.retries.begin(session, txnNumber, store.now());
    const answered = retry?.answered(commitStatement);
    if (answered) return answered;
    if (!store.transactions.find(session, txnNumber)) throw noSuchTransaction(txnNumber);
    store.transactions.commit(session);
    const answer = { ok: 1 };
    retry?.note(commitStatement, answer);
    return answer;
  },
};

export const abortTransaction: Command = {
  options: ['recoveryToken'],
  run: ({ store, body, session }) => {
    const txnNumber = toNumber(own(body, 'txnNumber'), -1);
    if (session === undefined || !store.transactions.find(session, txnNumber)) throw noSuchTransaction(txnNumber);
    store.transactions.abort(session);
    return { ok: 1 };
  },
};
