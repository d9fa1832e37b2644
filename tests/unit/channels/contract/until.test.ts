import { expect, test } from 'vitest';
import { after, FOR_EVER, leftUntil } from '#channels/contract/until.ts';

const FROM = { steady: 1_000, wall: 5_000 };
const until = after(FROM, 300);

test('what is left is counted by both clocks', () => {
  expect(leftUntil(until, FROM)).toBe(300);
  expect(leftUntil(until, after(FROM, 299))).toBe(1);
  expect(leftUntil(until, after(FROM, 301))).toBe(0);
});

test('whichever clock says that it is over is believed', () => {
  expect(leftUntil(until, { steady: 1_301, wall: 5_000 })).toBe(0);
  // A machine that slept: what counts durations stood still.
  expect(leftUntil(until, { steady: 1_000, wall: 5_301 })).toBe(0);
});

test('who is alone has for ever', () => {
  expect(leftUntil(FOR_EVER)).toBeGreaterThan(1e12);
});
