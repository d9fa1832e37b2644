import { refuse } from '../errors.ts';
import { isDoc, own } from '../value/types.ts';
import type { Command } from './context.ts';
import { sessionOf } from './session-of.ts';

export const endSessions: Command = {
  options: [],
  run: ({ store, body }) => {
    const ended = own(body, 'endSessions');
    for (const lsid of Array.isArray(ended) ? ended : []) {
      const session = isDoc(lsid) ? sessionOf({ lsid }) : undefined;
      if (session === undefined) continue;
      store.cursors.endSession(session);
      store.retries.end(session);
    }
    return { ok: 1 };
  },
};

const refused: Command = {
  options: ['recoveryToken'],
  run: () => {
    throw refuse('A transaction');
  },
};

export const commitTransaction = refused;
export const abortTransaction = refused;
