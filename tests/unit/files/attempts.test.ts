import { expect, test } from 'vitest';
import { isGivenUp, nextFetchAt } from '#core/domain/files/attempts.ts';

const DAY = 24 * 3_600_000;
const pauses = (chance: number) =>
  [1, 2, 3, 9, 40]
    .map((attempts) => nextFetchAt({ attempts, createdAt: 0 }, 1_000, chance))
    .map((at) => (at ?? 0) - 1_000);

test('pauses double up to ten minutes, and are spread', () => {
  expect(pauses(1)).toEqual([2_000, 4_000, 8_000, 512_000, 600_000]);
  expect(pauses(0)).toEqual([1_000, 2_000, 4_000, 256_000, 300_000]);
});

test('a file is tried for a day, counted from its message', () => {
  expect(nextFetchAt({ attempts: 40, createdAt: 0 }, DAY - 600_000, 1)).toBe(DAY);
  expect(nextFetchAt({ attempts: 40, createdAt: 0 }, DAY - 599_999, 1)).toBeNull();
  expect([isGivenUp(0, DAY), isGivenUp(0, DAY + 1)]).toEqual([false, true]);
});
