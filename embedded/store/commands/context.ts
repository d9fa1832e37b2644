import type { Catalog } from '../catalog/catalog.ts';
import type { Collection } from '../catalog/collection.ts';
import { CommandError } from '../errors.ts';
import type { Observer } from '../observe/observer.ts';
import type { Cursors } from '../sessions/cursors.ts';
import type { Retries, Retry } from '../sessions/retries.ts';
import type { Collections, Transactions } from '../sessions/transactions.ts';
import type { Slice } from '../slice.ts';
import type { Level } from '../storage/open.ts';
import type { ReadThread } from '../storage/read-thread.ts';
import type { Writer } from '../storage/writer.ts';
import type { Doc } from '../value/types.ts';
import { isDoc, own } from '../value/types.ts';
import type { Request } from '../wire/message.ts';
import type { Reply } from '../wire/reply.ts';

/** What all commands share. */
export interface Store {
  level: Level;
  reader: ReadThread;
  writer: Writer;
  catalog: Catalog;
  retries: Retries;
  transactions: Transactions;
  cursors: Cursors;
  observer: Observer;
  /** The address clients connect to, as `hello` names it. */
  address: string;
  now(): number;
}

/** One command on its way. */
export interface CommandContext {
  store: Store;
  /** Where the command finds its collections: in its transaction, if it has one. */
  collections: Collections;
  request: Request;
  body: Doc;
  db: string;
  slice: Slice;
  session: string | undefined;
  retry: Retry | undefined;
}

export interface Command {
  run(context: CommandContext): Reply | Promise<Reply>;
  /** The fields it understands, besides those of every command. Others are refused; the handshake takes any. */
  options: readonly string[] | 'any';
  /** True when its answer has to wait until everything written is on the disk. */
  writes?: boolean;
}

/** `database.collection` from the command's own field, as in `{find: 'users'}`. */
export function namespaceOf({ body, db }: Pick<CommandContext, 'body' | 'db'>): string {
  const name = Object.values(body)[0];
  if (typeof name !== 'string' || name === '') {
    throw new CommandError(73, 'InvalidNamespace', 'collection name has invalid type');
  }
  return `${db}.${name}`;
}

export function collectionOf(context: CommandContext): Collection | undefined {
  return context.collections.get(namespaceOf(context));
}

/** The documents that came in the body, decoded with it. */
export function listed({ body }: Pick<CommandContext, 'body'>, field: string): Doc[] {
  const list = own(body, field);
  if (!Array.isArray(list) || !list.every(isDoc))
    throw new CommandError(14, 'TypeMismatch', `'${field}' has to be an array of documents`);
  return list;
}
