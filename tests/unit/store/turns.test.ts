import { expect, test } from 'vitest';
import { createTurns } from '#core/store/turns.ts';

test('tasks of the same id run one after the other, also after one that failed', async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  const task = (name: string, ms: number) => async () => {
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    order.push(`${name} ends`);
    if (name === 'b') throw new Error('b fails');
  };
  await Promise.allSettled([inTurn('x', task('a', 20)), inTurn('x', task('b', 1)), inTurn('x', task('c', 1))]);
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('tasks of different ids run side by side', async () => {
  const inTurn = createTurns();
  let release = (): void => undefined;
  const blocked = inTurn('x', () => new Promise<void>((resolve) => (release = resolve)));
  await inTurn('y', async () => undefined);
  release();
  await blocked;
});
