import { batonSnapshot } from '../backup/command.ts';
import { batonStatus } from '../observe/status-command.ts';
import { aggregate } from './aggregate.ts';
import { create, drop, dropDatabase, listCollections, listDatabases } from './collections.ts';
import type { Command } from './context.ts';
import { count, distinct } from './count.ts';
import { getMore, killCursors } from './cursors.ts';
import { remove } from './delete.ts';
import { explain } from './explain.ts';
import { find } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import { buildInfo, hello, ping } from './handshake.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { insert } from './insert.ts';
import { abortTransaction, commitTransaction, endSessions } from './sessions.ts';
import { update } from './update.ts';

/** Every command there is. What isn't here is refused. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    hello,
    isMaster: hello,
    ismaster: hello,
    ping,
    buildInfo,
    buildinfo: buildInfo,
    insert,
    update,
    delete: remove,
    find,
    getMore,
    killCursors,
    findAndModify,
    findandmodify: findAndModify,
    count,
    distinct,
    aggregate,
    explain,
    createIndexes,
    listIndexes,
    dropIndexes,
    create,
    drop,
    dropDatabase,
    listCollections,
    listDatabases,
    endSessions,
    commitTransaction,
    abortTransaction,
    batonSnapshot,
    batonStatus,
  }),
);
