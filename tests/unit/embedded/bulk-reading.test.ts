import { describe, expect, it } from 'vitest';
import type { CommandContext } from '#embedded/store/commands/context.ts';
import { remove } from '#embedded/store/commands/delete.ts';
import { update } from '#embedded/store/commands/update.ts';
import { Slice } from '#embedded/store/slice.ts';
import type { Doc } from '#embedded/store/value/types.ts';
import { find, HeldDisk } from './held-disk.ts';

const docs = Array.from({ length: 500 }, (_, i) => ({ _id: i + 1, n: 0 }));

/** What a connection makes of a command on the collection of a disk. */
const contextOf = ({ collection }: HeldDisk, body: Doc): CommandContext =>
  ({
    store: { now: Date.now },
    collections: { get: () => collection, obtain: () => collection },
    request: { sequences: new Map() },
    body,
    db: 'db',
    slice: new Slice(),
    retry: undefined,
  }) as unknown as CommandContext;

const increment = ({ _id }: { _id: unknown }) => ({ q: { _id }, u: { $inc: { n: 1 } } });

describe('a bulk of changes of documents that only the disk has', () => {
  it('reads many of them at once', async () => {
    const disk = new HeldDisk(docs);
    const answer = await disk.serve(
      Promise.resolve(update.run(contextOf(disk, { update: 'test', updates: docs.map(increment) }))),
    );
    expect(answer).toMatchObject({ n: 500, nModified: 500 });
    expect(disk.asked.length).toBeLessThan(30);
    expect(await disk.serve(find(disk.collection, { n: { $ne: 1 } }))).toEqual([]);
  });

  it('deletes them the same way', async () => {
    const disk = new HeldDisk(docs);
    const deletes = docs.map(({ _id }) => ({ q: { _id }, limit: 1 }));
    const answer = await disk.serve(Promise.resolve(remove.run(contextOf(disk, { delete: 'test', deletes }))));
    expect(answer).toMatchObject({ n: 500 });
    expect(disk.asked.length).toBeLessThan(30);
    expect(disk.collection.records.size).toBe(0);
  });

  it('runs what stands before a statement that is wrong, and says which one that is', async () => {
    const disk = new HeldDisk(docs);
    const updates = [...docs.slice(0, 5).map(increment), { q: { _id: { $wrong: 1 } }, u: { $set: { n: 9 } } }];
    const answer = await disk.serve(Promise.resolve(update.run(contextOf(disk, { update: 'test', updates }))));
    expect(answer).toMatchObject({ n: 5, writeErrors: [{ index: 5 }] });
  });
});
