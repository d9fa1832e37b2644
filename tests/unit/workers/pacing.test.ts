import { describe, expect, test } from 'vitest';
import { createPacing } from '#workers/deliver/pacing.ts';

describe('pacing', () => {
  test('keeps an account to its rate, and a customer to their pause', () => {
    const pacing = createPacing({ perAccount: 10, perPeerEvery: 6_000 });
    const sent = ['anna', 'ben', 'anna', 'ben'].map((peer) => {
      const at = pacing.next(peer, 1_000);
      pacing.take(peer, at);
      return at;
    });
    expect(sent).toEqual([1_000, 1_100, 7_000, 7_100]);
  });

  test('asking takes no turn', () => {
    const pacing = createPacing({ perAccount: 1, perPeerEvery: 6_000 });
    expect([pacing.next('anna', 5), pacing.next('anna', 5)]).toEqual([5, 5]);
  });
});
