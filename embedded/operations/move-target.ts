import { hash } from 'node:crypto';
import type { MongoClient } from 'mongodb';
import { Refusal } from '../start/refusal.ts';
import type { CollectionHeader } from '../store/backup/frames.ts';
import type { Contents } from './contents.ts';
import { isOver } from './expired.ts';

/** The MongoDB to move to. */
export interface Target {
  client: MongoClient;
  /** Takes the place of the database `source`; others keep their names. */
  database: string;
  source: string;
}

/** The place of a collection in the target. */
export function placeOf({ client, database, source }: Target, { ns }: Pick<CollectionHeader, 'ns'>) {
  const dot = ns.indexOf('.');
  const from = ns.slice(0, dot);
  return client.db(from === source ? database : from).collection(ns.slice(dot + 1));
}

/** Throws a Refusal when the server has neither replicas nor shards: those alone know transactions. */
export async function refuseStandalone({ client }: Target): Promise<void> {
  const hello = await client.db('admin').command({ hello: 1 });
  if (hello.setName === undefined && hello.msg !== 'isdbgrid') {
    throw new Refusal(
      'This MongoDB runs alone. Baton needs a replica set, because only that has transactions; one member is enough. ' +
        "Start mongod with --replSet rs0, and run once:\n\n  mongosh --eval 'rs.initiate()'\n\nNothing was changed.",
    );
  }
}

/**
 * Throws a Refusal when the target holds anything that isn't in the store as well. What an earlier attempt
 * left there is all from the store, so that it passes: identical documents, or none.
 */
export async function refuseForeign(target: Target, contents: Contents): Promise<void> {
  const known = new Set(contents.collections.map((collection) => placeOf(target, collection).namespace));
  for (const database of new Set([
    ...contents.collections.map((each) => placeOf(target, each).dbName),
    target.database,
  ])) {
    for (const { name } of await target.client.db(database).listCollections({}, { nameOnly: true }).toArray()) {
      if (!known.has(`${database}.${name}`) && !name.startsWith('system.')) throw foreign(`${database}.${name}`);
    }
  }
  const present = await digestsIn(target, contents);
  if ([...present.values()].every((digests) => digests.size === 0)) return;
  for await (const { collection, documents } of contents.portions) {
    for (const document of documents) present.get(collection)?.delete(digestOf(document));
  }
  for (const [collection, digests] of present) {
    if (digests.size > 0) throw foreign(placeOf(target, collection).namespace);
  }
}

const foreign = (place: string) =>
  new Refusal(
    `${place} holds something that is not from this store. Move into an empty database: write another name at the end of the address, as in mongodb://host/another-name?replicaSet=rs0. Nothing was changed.`,
  );

/** Of all documents in the target but those that are over: the store may have deleted these since. */
async function digestsIn(target: Target, { collections, time }: Contents): Promise<Map<CollectionHeader, Set<string>>> {
  const present = new Map<CollectionHeader, Set<string>>();
  for (const header of collections) {
    const digests = new Set<string>();
    for await (const document of rawDocuments(target, header)) {
      if (!isOver(document, header, time)) digests.add(digestOf(document));
    }
    present.set(header, digests);
  }
  return present;
}

const digestOf = (document: Uint8Array): string => hash('sha256', document, 'base64');

/** What the target holds now, as bytes, confirmed by a majority. */
export async function* rawDocuments(target: Target, header: CollectionHeader): AsyncGenerator<Uint8Array, void> {
  const found = placeOf(target, header).find({}, { raw: true, readConcern: { level: 'majority' }, batchSize: 1_000 });
  for await (const document of found) yield document as unknown as Uint8Array;
}
