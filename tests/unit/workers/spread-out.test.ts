import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSpreadOut } from '#workers/route/spread-out.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const setUp = (work = async () => undefined as unknown) => {
  const done: string[] = [];
  const errors: unknown[] = [];
  const spread = createSpreadOut(
    async (id) => {
      done.push(id);
      await work();
    },
    { every: 1_000, onError: (error) => errors.push(error) },
  );
  return { ...spread, done, errors };
};

test('at once, then at most once in the time; what came meanwhile is done once at its end', () => {
  const { ask, done } = setUp();
  for (let i = 0; i < 5; i++) ask('a');
  expect(done).toEqual(['a']);
  vi.advanceTimersByTime(1_000);
  expect(done).toEqual(['a', 'a']);
  vi.advanceTimersByTime(5_000);
  expect(done).toEqual(['a', 'a']);
});

test('one does not hold up the other, and a failure holds up nothing', async () => {
  const { ask, done, errors } = setUp(() => Promise.reject(new Error('no store')));
  ask('a');
  ask('b');
  ask('a');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(done).toEqual(['a', 'b', 'a']);
  expect(errors).toHaveLength(3);
});

test('after closing nothing is done any more', () => {
  const { ask, close, done } = setUp();
  ask('a');
  ask('a');
  close();
  ask('b');
  vi.advanceTimersByTime(5_000);
  expect(done).toEqual(['a']);
});
