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

describe('a burst', () => {
  /** When each message goes that is there to be sent at these times. */
  const goAt = (burst: number, ...ready: number[]): number[] => {
    const pacing = createPacing({ perAccount: 1_000_000, perPeerEvery: 6_000, perPeerBurst: burst });
    let after = 0;
    return ready.map((at) => {
      after = Math.max(after, pacing.next('anna', at));
      pacing.take('anna', after);
      return Math.round(after);
    });
  };

  test('goes at once, and what it was early by is waited for afterwards', () => {
    expect(goAt(45, 0, 0, 7_000)).toEqual([0, 0, 12_000]);
    expect(goAt(45, 0, 100, 5_999, 6_000)).toEqual([0, 100, 5_999, 18_000]);
  });

  test('is over when it was made up for', () => {
    expect(goAt(45, 0, 0, 12_000, 12_000)).toEqual([0, 0, 12_000, 12_000]);
  });

  test('has no more than the platform takes', () => {
    expect(goAt(2, 0, 0, 0)).toEqual([0, 0, 12_000]);
  });

  test('of one customer holds up no other', () => {
    const pacing = createPacing({ perAccount: 1_000_000, perPeerEvery: 6_000, perPeerBurst: 2 });
    pacing.take('anna', 0);
    pacing.take('anna', 0);
    expect(Math.round(pacing.next('ben', 0))).toBe(0);
  });
});
