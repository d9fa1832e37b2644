import { expect, test } from 'vitest';
import { restartAfter } from '#channels/whatsapp-web/pace.ts';

const PACE = { restart: 1_000, restartMost: 300_000 };

test('each start of which nothing comes is followed by a longer wait, up to a limit', () => {
  const waits = Array.from({ length: 12 }, (_, failures) => restartAfter(failures, PACE, 1));
  expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(waits.at(-1)).toBe(300_000);
});

test('no two wait for the same time', () => {
  expect(restartAfter(3, PACE, 0)).toBe(4_000);
  expect(restartAfter(3, PACE, 0.5)).toBe(6_000);
});
