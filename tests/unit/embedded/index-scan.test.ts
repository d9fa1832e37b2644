import { describe, expect, it } from 'vitest';
import { runScans } from '#tests/equivalence/scans.ts';

// `npm run equivalence` is the long form.
describe('reading by an index', () => {
  it.each([101, 102])('gives what a full scan gives, seed %i', async (seed) => {
    const counts = await runScans(seed, 1_000);
    // A run that seldom takes an index would pass for nothing.
    expect(counts.byIndex).toBeGreaterThan(300);
    for (const kind of ['sortedByIndex', 'multikey', 'partial', 'sparse'] as const) {
      expect(counts[kind], kind).toBeGreaterThan(30);
    }
  });
});
