import { mongo } from 'mongoose';
import { expect, test } from 'vitest';
import { connectStore } from '#core/store/connect.ts';
import { newId } from '#core/store/ids.ts';
import { startSlowDisk } from '#tests/integration/embedded/slow-disk.ts';

test('nothing is decided on what is not on the disk yet: a crash could take it back, and others write it anew', async () => {
  const disk = await startSlowDisk();
  const store = await connectStore(disk.url);
  const raw = await new mongo.MongoClient(disk.url).connect();
  const inMemory = async (id: string) => {
    const found = await raw.db().collection<{ _id: string; teamSeenSeq: number }>('conversations').findOne({ _id: id });
    return found?.teamSeenSeq;
  };
  const opening = { botId: 'b', contactId: 'c', channel: 'web', channelAccountId: 'a', peer: 'p' } as const;
  const id = newId();
  await store.conversations.openNew({ id, ...opening, customerName: 'V', previousId: null, lastAgentId: null, now: 0 });

  const release = disk.hold();
  const writing = store.conversations.teamSeen(id, 7);
  await expect.poll(() => inMemory(id)).toBe(7);
  let read: number | undefined;
  const reading = store.conversations.teamSeenSeq(id).then((seq) => {
    read = seq;
  });
  for (let i = 0; i < 20; i++) await inMemory(id);
  expect(read).toBeUndefined();
  release();
  await Promise.all([writing, reading]);
  expect(read).toBe(7);

  await Promise.all([store.close(), raw.close()]);
  await disk.close();
});
