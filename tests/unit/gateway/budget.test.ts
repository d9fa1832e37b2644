import { expect, it } from 'vitest';
import { createBudgets } from '#gateway/realtime/budget.ts';

it('allows a burst, then refills steadily, each sender apart', () => {
  const budgets = createBudgets({ messages: 3, milliseconds: 3_000 });
  const taken = [0, 0, 0, 0].map((now) => budgets.take('a', now));
  expect(taken).toEqual([true, true, true, false]);
  expect(budgets.take('b', 0)).toBe(true);
  expect(budgets.take('a', 999)).toBe(false);
  expect(budgets.take('a', 1_000)).toBe(true);
  expect(budgets.take('a', 1_000)).toBe(false);
  expect([100_000, 100_000, 100_000, 100_000].map((now) => budgets.take('a', now))).toEqual([true, true, true, false]);
});

it('a clock that is set back takes nothing away', () => {
  const budgets = createBudgets({ messages: 3, milliseconds: 3_000 });
  expect(budgets.take('a', 10_000_000)).toBe(true);
  expect(budgets.take('a', 6_400_000)).toBe(true);
});
