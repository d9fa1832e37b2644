import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Slice } from '#embedded/store/slice.ts';

let now = 0;
beforeEach(() => {
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

/** Waits for something that takes so many milliseconds. */
const wait = (slice: Slice, ms: number) =>
  slice.wait(
    Promise.resolve().then(() => {
      now += ms;
    }),
  );

it('a turn is as long as its own work, and begins anew with a pause alone', async () => {
  const slice = new Slice();
  now += 1;
  await wait(slice, 50);
  expect(slice.over()).toBe(false);
  now += 1;
  // Others have had no turn where all that was waited for came at once.
  expect(slice.over()).toBe(true);
  await slice.pause();
  expect(slice.over()).toBe(false);
  expect(slice.workMs).toBe(2);
});

it('waiting counts for the time that a client gives', async () => {
  await expect(wait(new Slice(10), 11)).rejects.toMatchObject({ code: 50 });
});
