import { join } from 'node:path';
import { Binary, deserialize, Long, serialize } from 'bson';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Store } from '#embedded/store/commands/context.ts';
import { dispatch } from '#embedded/store/commands/dispatch.ts';
import { closeStore, openStore } from '#embedded/store/open-store.ts';
import { Slice } from '#embedded/store/slice.ts';
import { sweepExpired } from '#embedded/store/ttl.ts';
import type { Doc } from '#embedded/store/value/types.ts';
import { parseMessage } from '#embedded/store/wire/message.ts';
import { EncodedReply, encodeReply } from '#embedded/store/wire/reply.ts';
import { type Workspace, workspace } from './store-process.ts';

/*
 * A turn is two milliseconds. Here the clock goes on by one whenever somebody looks at it, so that turns can be
 * counted: work that looks after every document has as many turns as there are pairs of them, on any machine.
 */
const many = 3000;
const enough = many / 3;

let place: Workspace;
let store: Store;

beforeAll(async () => {
  place = await workspace();
  store = await openStore({
    ...{ folder: join(place.folder, 'data'), cacheBytes: 1 << 20, address: '', now: Date.now },
    onWriteFailure: (error) => {
      throw error;
    },
  });
});
afterAll(async () => {
  await closeStore(store);
  await place.remove();
});
afterEach(() => vi.restoreAllMocks());

/** Sends a command as it comes over the wire. */
async function send(command: Doc): Promise<Doc> {
  const doc = serialize({ ...command, $db: 'db' });
  const head = Buffer.alloc(21);
  head.writeInt32LE(21 + doc.length, 0);
  head.writeInt32LE(2013, 12);
  const reply = await dispatch(store, await parseMessage(Buffer.concat([head, doc])), () => undefined);
  expect(reply).not.toHaveProperty('errmsg');
  return reply as Doc;
}

/** In how many turns something was done. */
async function turnsOf(work: () => Promise<unknown>): Promise<number> {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 1;
    return now;
  });
  const pause = vi.spyOn(Slice.prototype, 'pause');
  await work();
  return pause.mock.calls.length;
}

const numbers = Array.from({ length: many }, (_, i) => i);
const doc = (i: number) => ({ _id: `document ${i}`, i, group: `g${i}`, at: new Date(i) });

describe('others get their turn during', () => {
  const works: [string, Doc][] = [
    ['an insert of many documents', { insert: 'things', documents: numbers.map(doc) }],
    ['a full scan', { count: 'things', query: { group: { $regex: 'nothing' } } }],
    ['a sort of everything', { find: 'things', sort: { group: 1 } }],
    ['reading everything', { find: 'things', batchSize: many }],
    ['distinct values', { distinct: 'things', key: 'group' }],
    [
      'an aggregation',
      {
        aggregate: 'things',
        pipeline: [{ $group: { _id: '$group', n: { $sum: 1 } } }, { $sort: { n: -1, _id: 1 } }],
        cursor: {},
      },
    ],
    ['a long $in', { find: 'things', filter: { _id: { $in: numbers.map((i) => doc(i)._id) } }, batchSize: many }],
    ['the build of an index', { createIndexes: 'things', indexes: [{ key: { group: 1, i: -1 }, name: 'group' }] }],
    [
      'many updates of one document each',
      { update: 'things', updates: numbers.map((i) => ({ q: { _id: doc(i)._id }, u: { $set: { one: 1 } } })) },
    ],
    ['an update of many', { update: 'things', updates: [{ q: { one: 1 }, u: { $set: { one: 2 } }, multi: true }] }],
    ['a deletion of many', { delete: 'things', deletes: [{ q: { i: { $gte: 0 } }, limit: 0 }] }],
  ];
  it.each(works)('%s', async (_name, command) => {
    expect(await turnsOf(() => send(command))).toBeGreaterThan(enough);
  });

  it('a sweep of what is over', async () => {
    await send({ createIndexes: 'old', indexes: [{ key: { at: 1 }, name: 'at', expireAfterSeconds: 1 }] });
    await send({ insert: 'old', documents: numbers.map(doc) });
    let deleted = 0;
    const turns = await turnsOf(async () => {
      deleted = await sweepExpired(store.catalog, Date.now());
    });
    expect(deleted).toBe(many);
    expect(turns).toBeGreaterThan(enough);
  });

  it('one document that becomes many', async () => {
    await send({ insert: 'whole', documents: [{ _id: 1, items: numbers }] });
    const pipeline = [{ $unwind: '$items' }, { $count: 'n' }];
    expect(await turnsOf(() => send({ aggregate: 'whole', pipeline, cursor: {} }))).toBeGreaterThan(enough);
  });

  it('a join that finds many for one document', async () => {
    await send({ insert: 'foreign', documents: numbers.map((i) => ({ _id: i, to: 1 })) });
    await send({ createIndexes: 'foreign', indexes: [{ key: { to: 1 }, name: 'to' }] });
    await send({ insert: 'local', documents: [{ _id: 1 }] });
    const join = { $lookup: { from: 'foreign', localField: '_id', foreignField: 'to', as: 'all' } };
    const pipeline = [join, { $project: { n: { $size: '$all' } } }];
    expect(await turnsOf(() => send({ aggregate: 'local', pipeline, cursor: {} }))).toBeGreaterThan(enough);
  });

  it('a scan in a transaction, which goes through its index of _id bit by bit', async () => {
    await send({ insert: 'scanned', documents: numbers.map(doc) });
    const copied = vi.spyOn(Set.prototype, 'add');
    const lsid = { id: new Binary(Buffer.alloc(16, 2), Binary.SUBTYPE_UUID) };
    const scope = { lsid, txnNumber: Long.fromNumber(1), autocommit: false, startTransaction: true };
    const turns = await turnsOf(() => send({ find: 'scanned', filter: { group: 'none' }, ...scope }));
    expect(turns).toBeGreaterThan(enough);
    expect(copied.mock.calls.length).toBeLessThan(many);
  });

  it('the arrival of a long $in', async () => {
    const query = { i: { $in: numbers.map((i) => `${i} of several words`) } };
    // So much longer than a turn is what only decodes and sorts out: nothing is there to be read.
    expect(await turnsOf(() => send({ count: 'nowhere', query }))).toBeGreaterThan(10);
  });

  it('the arrival of a long $in within a statement', async () => {
    const list = numbers.map((i) => `${i} of several words`);
    expect(
      await turnsOf(() => send({ delete: 'nowhere', deletes: [{ q: { i: { $in: list } }, limit: 0 }] })),
    ).toBeGreaterThan(10);
  });

  it('a bulk write before its documents are decoded: they are taken out of the message as bytes', async () => {
    const bytes = serialize({ insert: 'things', documents: numbers.map(doc), ordered: true, $db: 'db' });
    const head = Buffer.alloc(21);
    head.writeInt32LE(21 + bytes.length, 0);
    head.writeInt32LE(2013, 12);
    const { body, sequences } = await parseMessage(Buffer.concat([head, bytes]));
    expect(body).toEqual({ insert: 'things', ordered: true, $db: 'db' });
    expect(sequences.get('documents')).toHaveLength(many);
    expect(Buffer.from(sequences.get('documents')?.at(many - 1) ?? [])).toEqual(Buffer.from(serialize(doc(many - 1))));
  });
});

describe('a long answer, which is made in turns, is whole:', () => {
  const decoded = (reply: Doc) => deserialize(encodeReply(reply, 1, false).subarray(21));

  it('distinct values', async () => {
    await send({ insert: 'told', documents: numbers.map(doc) });
    expect(decoded(await send({ distinct: 'told', key: 'i' }))).toEqual({ values: numbers, ok: 1 });
  });

  it('what could not be written; as in MongoDB the words of errors beyond the first megabyte are left out', async () => {
    const twice = numbers.map((i) => ({ _id: `${i} ${'long '.repeat(100)}` }));
    await send({ insert: 'twice', documents: twice });
    const sent = await send({ insert: 'twice', documents: twice, ordered: false });
    expect(sent).toBeInstanceOf(EncodedReply);
    const reply = decoded(sent);
    expect(reply).toMatchObject({ n: 0, ok: 1 });
    const errors = reply.writeErrors as Doc[];
    expect(errors.map(({ index, code, keyValue }) => [index, code, keyValue])).toEqual(
      twice.map((document, index) => [index, 11_000, document]),
    );
    const words = errors.map(({ errmsg }) => String(errmsg));
    expect(words[0]).toContain('E11000 duplicate key');
    expect(words.at(-1)).toBe('');
    expect(words.join('').length).toBeLessThan(1.1 * 1024 * 1024);
  });

  it('what upserts have made', async () => {
    const updates = numbers.map((i) => ({ q: { _id: i }, u: { $set: { one: 1 } }, upsert: true }));
    const upserted = numbers.map((index) => ({ index, _id: index }));
    expect(decoded(await send({ update: 'made', updates }))).toEqual({ n: many, nModified: 0, upserted, ok: 1 });
  });
});

describe('a transaction', () => {
  it('may not write more than can be committed within a turn', async () => {
    const lsid = { id: new Binary(Buffer.alloc(16, 1), Binary.SUBTYPE_UUID) };
    const scope = { lsid, txnNumber: 1, autocommit: false };
    const reply = await dispatch(
      store,
      {
        ...{ id: 1, sequences: new Map(), wantsReply: true, legacy: false },
        body: {
          insert: 'things',
          documents: numbers.slice(0, 1001).map(doc),
          ...scope,
          startTransaction: true,
          $db: 'db',
        },
      },
      () => undefined,
    );
    expect(reply).toMatchObject({ ok: 1, n: 1000, writeErrors: [{ index: 1000, code: 257 }] });
  });
});
