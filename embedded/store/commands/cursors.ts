import { CommandError } from '../errors.ts';
import { cursorId } from '../sessions/cursors.ts';
import { toNumber } from '../value/numbers.ts';
import { own } from '../value/types.ts';
import { CursorReply } from '../wire/reply.ts';
import type { Command } from './context.ts';

export const getMore: Command = {
  options: ['collection', 'batchSize'],
  run: async ({ store, collections, body, slice }) => {
    const id = toNumber(own(body, 'getMore'));
    const cursor = store.cursors.get(id, collections, store.now());
    const count = toNumber(own(body, 'batchSize')) || Number.POSITIVE_INFINITY;
    const docs = await cursor.source.next(count, slice);
    if (cursor.source.done) store.cursors.close(id);
    if (cursor.durable) await store.writer.durable();
    return new CursorReply(cursor.ns, cursor.source.done ? 0 : id, docs, 'nextBatch');
  },
};

export const killCursors: Command = {
  options: ['cursors'],
  run: ({ store, body }) => {
    const ids = own(body, 'cursors');
    if (!Array.isArray(ids)) throw new CommandError(14, 'TypeMismatch', "'cursors' has to be an array");
    const numbers = ids.map((id) => toNumber(id));
    const cursorsKilled = numbers.filter((id) => store.cursors.close(id)).map(cursorId);
    const killed = new Set(cursorsKilled.map(Number));
    const cursorsNotFound = numbers.filter((id) => !killed.has(id)).map(cursorId);
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};
