import { describe, expect, it } from 'vitest';
import { runRoutes } from '#tests/equivalence/routes.ts';

// `npm run equivalence` is the long form.
describe('changes by different routes', () => {
  it('give the same documents and indexes: one by one, in bulk, computed, in transactions, after opening anew', async () => {
    const counts = await runRoutes(101, 25);
    expect(counts.statements).toBeGreaterThan(100);
    expect(counts.changed).toBeGreaterThan(25);
  });
});
