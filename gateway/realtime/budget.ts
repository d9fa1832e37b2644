/** So many messages in so many milliseconds, refilled steadily. */
export type Allowance = { messages: number; milliseconds: number };

type Budget = { left: number; at: number };

/** Counts per key, in this process; keys that are full again are forgotten. */
export const createBudgets = ({ messages, milliseconds }: Allowance) => {
  const budgets = new Map<string, Budget>();
  const rate = messages / milliseconds;
  // A clock that was set back takes nothing away.
  const leftOf = (budget: Budget | undefined, now: number): number =>
    budget ? Math.min(messages, budget.left + Math.max(0, now - budget.at) * rate) : messages;

  const prune = (now: number): void => {
    for (const [key, budget] of budgets) if (leftOf(budget, now) >= messages) budgets.delete(key);
  };

  return {
    /** Whether one more is allowed; it is counted when it is. */
    take: (key: string, now: number): boolean => {
      if (budgets.size > 10_000 && !budgets.has(key)) prune(now);
      const left = leftOf(budgets.get(key), now);
      if (left < 1) return false;
      budgets.set(key, { left: left - 1, at: now });
      return true;
    },
  };
};
export type Budgets = ReturnType<typeof createBudgets>;
