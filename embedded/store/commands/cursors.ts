import { typeMismatch } from '../errors.ts';
import { cursorId } from '../sessions/cursors.ts';
import { toNumber } from '../value/numbers.ts';
import { own } from '../value/types.ts';
import { CursorReply } from '../wire/reply.ts';
import type { Command } from './context.ts';

export const getMore: Command = {
  options: ['collection', 'batchSize'],
  run: async ({ store, collections, session, body, db, slice }) => {
    const id = toNumber(own(body, 'getMore'));
    const name = own(body, 'collection');
    if (typeof name !== 'string') throw typeMismatch("'collection' has to be a string");
    const count = toNumber(own(body, 'batchSize')) || Number.POSITIVE_INFINITY;
    const asker = { ns: `${db}.${name}`, session, collections };
    return store.cursors.read(id, asker, store.now, async ({ ns, source, durable }) => {
      const docs = await source.next(count, slice);
      if (durable) await store.writer.durable();
      return new CursorReply(ns, source.done ? 0 : id, docs, 'nextBatch');
    });
  },
};

/** Of whatever namespace they are: MongoDB looks at the ids alone, too. */
export const killCursors: Command = {
  options: ['cursors'],
  run: ({ store, body }) => {
    const ids = own(body, 'cursors');
    if (!Array.isArray(ids)) throw typeMismatch("'cursors' has to be an array");
    const numbers = ids.map((id) => toNumber(id));
    const cursorsKilled = numbers.filter((id) => store.cursors.close(id)).map(cursorId);
    const killed = new Set(cursorsKilled.map(Number));
    const cursorsNotFound = numbers.filter((id) => !killed.has(id)).map(cursorId);
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};
