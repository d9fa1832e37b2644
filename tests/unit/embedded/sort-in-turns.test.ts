import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Slice } from '#embedded/store/slice.ts';
import { sortInTurns } from '#embedded/store/sort-in-turns.ts';

const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key;

describe('sorting in turns', () => {
  it('gives what sorting at once gives, equal items in their order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(50), { maxLength: 2500, size: 'max' }), async (keys) => {
        const items = keys.map((key, place) => ({ key, place }));
        expect(await sortInTurns(items, byKey, new Slice())).toEqual(items.toSorted(byKey));
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  it('looks at the clock after every 500 items, in the runs, in each merge and at the end', async () => {
    const slice = new Slice();
    const over = vi.spyOn(slice, 'over').mockReturnValue(false);
    await sortInTurns(
      Array.from({ length: 8000 }, (_, i) => ({ key: (i * 7919) % 8000 })),
      byKey,
      slice,
    );
    // 16 runs, four rounds of merging, then the items in their order.
    expect(over).toHaveBeenCalledTimes(16 + 4 * 16 + 16);
  });
});
