import { deserialize, serialize } from 'bson';
import { ClassicLevel } from 'classic-level';
import { createBatcher } from '#core/store/batcher.ts';
import { type Entry, entry } from './documents.ts';
import type { Operations } from './operations.ts';

/** The same work on the bare engine, in this process: LevelDB with BSON, writes of the same moment joined and synced. */
export const openEngine = async (
  folder: string,
  filled: number,
): Promise<{ operations: Partial<Operations>; close: () => Promise<void> }> => {
  const level = new ClassicLevel<string, Uint8Array>(folder, { valueEncoding: 'view' });
  await level.open();
  type Put = { type: 'put'; key: string; value: Uint8Array };
  const put = createBatcher(
    async (puts: Put[]) => {
      await level.batch(puts, { sync: true });
      return puts.map(() => undefined);
    },
    { most: 1_000 },
  );
  const save = (one: Entry) => put({ type: 'put', key: one._id, value: serialize(one) });
  const read = async (id: string): Promise<Entry> => deserialize((await level.get(id)) as Uint8Array) as Entry;
  for (let at = 0; at < filled; at += 1_000)
    await Promise.all(Array.from({ length: Math.min(1_000, filled - at) }, (_, i) => save(entry(at + i))));
  return {
    operations: {
      insertOne: save,
      findOne: read,
      findOneAndUpdate: async (id) => {
        const found = await read(id);
        await save({ ...found, seq: found.seq + 100 });
      },
      findSorted: async (conversationId) => {
        const range = { gte: `${conversationId}:`, lt: `${conversationId};`, limit: 50 };
        for (const value of await level.values(range).all()) deserialize(value);
      },
    },
    close: () => level.close(),
  };
};
