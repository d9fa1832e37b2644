import { describe, expect, it } from 'vitest';
import type { Collection } from '#embedded/store/catalog/collection.ts';
import { sweepExpired } from '#embedded/store/ttl.ts';
import { memoryCollection } from './samples.ts';

const reserve = 1_000;
const refusal = expect.objectContaining({ code: 146 });
const logins = (partialFilterExpression?: { kept: boolean }) =>
  memoryCollection([
    { key: { at: 1 }, expireAfterSeconds: 10, ...(partialFilterExpression ? { partialFilterExpression } : {}) },
  ]);
const close = (collection: Collection) => {
  collection.room.full = 'it uses 9 MB of memory, which is its limit';
};
const add = (collection: Collection, from: number, count: number) => {
  for (let i = from; i < from + count; i++) collection.insert({ _id: i, at: new Date(i) });
};

describe('a store that is full', () => {
  it('takes a thousand small documents more that go away by themselves, and goes on when they are gone', async () => {
    const collection = logins();
    add(collection, 0, 5);
    close(collection);
    add(collection, 5, reserve);
    expect(() => add(collection, -1, 1)).toThrow(refusal);
    // It is looked at again and again, and still full.
    close(collection);
    expect(() => add(collection, -1, 1)).toThrow(refusal);
    await sweepExpired({ collections: new Map([[collection.ns, collection]]) }, 10_000);
    expect(collection.records.size).toBe(reserve + 4);
    add(collection, -1, 1);
    expect(() => add(collection, -2, 1)).toThrow(refusal);
  });

  it('takes nothing that stays, and nothing large', () => {
    const plain = memoryCollection([{ key: { at: 1 } }]);
    close(plain);
    expect(() => add(plain, 1, 1)).toThrow(refusal);
    const left = logins({ kept: true });
    close(left);
    expect(() => left.insert({ _id: 1, at: new Date() })).toThrow(refusal);
    const collection = logins();
    close(collection);
    for (const at of [null, 1, 'soon']) expect(() => collection.insert({ _id: 1, at })).toThrow(refusal);
    expect(() => collection.insert({ _id: 1 })).toThrow(refusal);
    expect(() => collection.insert({ _id: 1, at: new Date(), text: 'x'.repeat(10_000) })).toThrow(refusal);
    collection.insert({ _id: 1, at: new Date() });
  });

  it('takes everything again when it has room, and as much beyond its next limit', () => {
    const collection = logins();
    close(collection);
    add(collection, 0, reserve);
    collection.room.full = undefined;
    collection.insert({ _id: 'stays' });
    close(collection);
    add(collection, reserve, reserve);
    expect(() => add(collection, -1, 1)).toThrow(refusal);
  });
});
