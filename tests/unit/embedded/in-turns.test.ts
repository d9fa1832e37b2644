import { deserialize, serialize } from 'bson';
import { describe, expect, it, vi } from 'vitest';
import { encodeArray, encodeInTurns } from '#embedded/store/encode-in-turns.ts';
import { LargeMap } from '#embedded/store/large-map.ts';
import { Slice } from '#embedded/store/slice.ts';

const items = Array.from({ length: 3000 }, (_, i) => ({ i, text: `item ${i}` }));

describe('encoding in turns', () => {
  it('gives the bytes that encoding at once gives, the fields in their order', async () => {
    const doc = { before: 1, items, after: { items: items.slice(0, 3) }, näme: items.slice(0, 1200) };
    expect(Buffer.from(await encodeInTurns(doc, new Slice()))).toEqual(Buffer.from(serialize(doc)));
  });

  it('looks at the clock after every 100 values', async () => {
    const slice = new Slice();
    const over = vi.spyOn(slice, 'over').mockReturnValue(false);
    const bytes = await encodeArray(items.length, (index) => items[index], slice);
    expect(Object.values(deserialize(bytes))).toEqual(items);
    expect(over).toHaveBeenCalledTimes(30);
  });

  it('is done at once where there is no long array', () => {
    expect(encodeInTurns({ short: [1, 2] }, new Slice())).toBeInstanceOf(Uint8Array);
  });

  it('ends at 16 MB, without going on to what would be thrown away', async () => {
    const text = 'x'.repeat(100_000);
    const asked = vi.fn(() => text);
    await expect(encodeInTurns({ all: new Array(501).fill(text) }, new Slice())).rejects.toMatchObject({
      code: 10_334,
    });
    const failed = encodeArray(100_000, asked, new Slice(), () => new Error('too much'));
    await expect(failed).rejects.toThrow('too much');
    expect(asked).toHaveBeenCalledTimes(200);
    expect(() => encodeInTurns({ text: 'x'.repeat(17_000_000) }, new Slice())).toThrow('larger than');
  });
});

describe('a large map', () => {
  it('finds what was added and nothing else, in tables that stay small', () => {
    const map = new LargeMap<string, number>();
    for (let i = 0; i < 50_000; i++) map.add(`key ${i}`, i);
    for (let i = 0; i < 50_000; i += 37) expect(map.get(`key ${i}`)).toBe(i);
    expect(map.get('key 50000')).toBeUndefined();
    const { tables } = map as unknown as { tables: Map<string, number>[] };
    expect(Math.max(...tables.map(({ size }) => size))).toBe(16_384);
  });
});
