import { describe, expect, it } from 'vitest';
import { createStoreClock } from '#core/store/clock.ts';

/** A store whose clock stands at `store` when this machine has counted `counted` milliseconds; each answer takes `takes`. */
const stage = (takes = 0) => {
  const at = { store: 1_700_000_000_000, counted: 500 };
  const asked: (() => void)[] = [];
  let silent = false;
  let way: [there: number, back: number] = [takes / 2, takes / 2];
  const pass = (ms: number): void => {
    at.store += ms;
    at.counted += ms;
  };
  const ask = async (): Promise<number> => {
    pass(way[0]);
    const told = at.store;
    pass(way[1]);
    if (silent) await new Promise<void>((resolve) => asked.push(resolve));
    return told;
  };
  const clock = createStoreClock(ask, () => at.counted);
  return { clock, at, pass, asked, silence: () => (silent = true), travel: (...there: typeof way) => (way = there) };
};

describe('the store’s clock', () => {
  it('is counted on from its latest answer, whatever this machine’s own clock says', async () => {
    const { clock, at, pass } = stage();
    await clock.now();
    pass(4_321);
    expect(clock.time()).toBe(at.store);
  });

  it('is as exact as half of what the answer took', async () => {
    const { clock, at } = stage(80);
    await clock.now();
    expect(Math.abs(clock.time() - at.store)).toBeLessThanOrEqual(40);
  });

  it.each([
    [1_000, 0],
    [0, 1_000],
  ])('does not become less exact by a question that took %i ms and an answer that took %i', async (there, back) => {
    const { clock, at, pass, travel } = stage(2);
    await clock.now();
    pass(20_000);
    travel(there, back);
    await clock.now();
    expect(Math.abs(clock.time() - at.store)).toBeLessThanOrEqual(1);
  });

  it('is heard anew after a while, once, and counts on until the answer is there', async () => {
    const { clock, at, pass, asked, silence } = stage();
    await clock.now();
    pass(5_000);
    // It was set: from now on what was heard is out of date.
    at.store += 3_600_000;
    expect(clock.time()).toBe(at.store - 3_600_000);
    silence();
    pass(6_000);
    for (let i = 0; i < 3; i++) expect(clock.time()).toBe(at.store - 3_600_000);
    expect(asked).toHaveLength(1);
    asked[0]?.();
    await expect.poll(() => clock.time()).toBe(at.store);
  });

  it('goes on after a question that failed', async () => {
    let answers = true;
    const clock = createStoreClock(
      async () => {
        if (!answers) throw new Error('away');
        return 1_000_000;
      },
      () => counted,
    );
    let counted = 0;
    await clock.now();
    answers = false;
    counted = 20_000;
    expect(clock.time()).toBe(1_020_000);
    await expect(clock.now()).rejects.toThrow('away');
    answers = true;
    await expect.poll(() => clock.time()).toBe(1_000_000);
  });
});
