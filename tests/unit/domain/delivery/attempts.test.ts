import { describe, expect, test } from 'vitest';
import { closedUntil, nextAttemptAt } from '#core/domain/delivery/attempts.ts';

const DAY = 24 * 3_600_000;
const refused = { attempts: 1, refusedAt: 0, afterMs: undefined, now: 1_000, chance: 1 };

describe('a message that was refused', () => {
  test('is tried again after pauses that grow to five minutes', () => {
    const pauses = [1, 2, 3, 5, 9, 40].map((attempts) => (nextAttemptAt({ ...refused, attempts }) ?? 0) - 1_000);
    expect(pauses).toEqual([2_000, 4_000, 8_000, 32_000, 300_000, 300_000]);
  });

  test('does not come back together with all the others', () => {
    expect(nextAttemptAt({ ...refused, chance: 0 })).toBe(2_000);
    expect(nextAttemptAt({ ...refused, chance: 0.5 })).toBe(2_500);
  });

  test('waits for as long as the platform asks', () => {
    expect(nextAttemptAt({ ...refused, afterMs: 60_000 })).toBe(61_000 + 0);
  });

  test('is given up a day after it was refused first', () => {
    expect(nextAttemptAt({ ...refused, now: DAY - 2_000 })).toBe(DAY);
    expect(nextAttemptAt({ ...refused, now: DAY })).toBeNull();
  });
});

test('an account is closed for a while after five refusals in a row', () => {
  expect(closedUntil(4, 0, 1)).toBeNull();
  expect([5, 6, 30].map((failures) => closedUntil(failures, 0, 1))).toEqual([2_000, 4_000, 300_000]);
});
