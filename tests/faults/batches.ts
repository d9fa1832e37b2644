/** So many are under way at the same time. */
const AT_ONCE = 50;

/** All of it, some at a time, in order. */
export const inBatches = async <T, R>(all: readonly T[], work: (one: T, i: number) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  for (let i = 0; i < all.length; i += AT_ONCE)
    results.push(...(await Promise.all(all.slice(i, i + AT_ONCE).map((one, j) => work(one, i + j)))));
  return results;
};

/** Whether it came true in time. Milliseconds. */
export const comesTrue = async (what: () => boolean | Promise<boolean>, within: number): Promise<boolean> => {
  const deadline = Date.now() + within;
  while (!(await what())) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
};
