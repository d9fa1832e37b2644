import { type Document, MongoClient, ReadConcern } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSlowDisk } from './slow-disk.ts';

let disk: Awaited<ReturnType<typeof startSlowDisk>>;
let client: MongoClient;

beforeAll(async () => {
  disk = await startSlowDisk();
  client = await MongoClient.connect(disk.url);
});

afterAll(async () => {
  await client?.close();
  await disk?.close();
});

const readers: [string, (things: Document) => Document][] = [
  ['find', (things) => things.find({ n: { $gte: 0 } }, { batchSize: 1 })],
  ['find in order', (things) => things.find({}, { batchSize: 1, sort: { n: 1 } })],
];

describe('a cursor', () => {
  it.each(readers)(
    'opened with majority by %s shows nothing in getMore that a crash could take back',
    async (name, open) => {
      const [majority, local] = (['majority', 'local'] as const).map((level) =>
        client.db().collection<Document>(name.replaceAll(' ', '-'), { readConcern: new ReadConcern(level) }),
      );
      await local?.createIndex({ n: 1 });
      await local?.insertMany([{ n: 1 }, { n: 2 }]);
      const [careful, quick] = [open(majority ?? {}), open(local ?? {})];
      expect((await careful.next()).n).toBe(1);
      expect((await quick.next()).n).toBe(1);

      const release = disk.hold();
      const writing = local?.updateOne({ n: 2 }, { $set: { changed: true } });
      await expect.poll(async () => (await local?.findOne({ n: 2 }))?.changed).toBe(true);
      let shown: Document | undefined;
      const reading = careful.next().then((doc: Document) => {
        shown = doc;
      });
      expect(await quick.next()).toMatchObject({ n: 2, changed: true });
      for (let i = 0; i < 20; i++) await local?.findOne({ n: 1 });
      expect(shown).toBeUndefined();
      release();
      await Promise.all([writing, reading]);
      expect(shown).toMatchObject({ n: 2, changed: true });
    },
  );
});
