import { expect, it } from 'vitest';
import { createAskTogether } from '#core/store/ask-together.ts';

const asking = () => {
  const asked: [string, readonly string[]][] = [];
  const ask = createAskTogether(async (accountId, what: readonly string[]) => {
    asked.push([accountId, what]);
    if (accountId === 'broken') throw new Error('away');
    return what.map((one) => `${accountId}/${one}`);
  });
  return { asked, ask };
};

it('asks once for each account, and gives everybody their own answer', async () => {
  const { asked, ask } = asking();
  const answers = Promise.all([ask('a', '1'), ask('b', '1'), ask('a', '2'), ask('b', '2'), ask('a', '1')]);
  expect(await answers).toEqual(['a/1', 'b/1', 'a/2', 'b/2', 'a/1']);
  expect(asked).toEqual([
    ['a', ['1', '2', '1']],
    ['b', ['1', '2']],
  ]);
});

it('asks anew for whoever comes while an answer is under way: what was read before they asked is not theirs', async () => {
  const { asked, ask } = asking();
  const first = ask('a', '1');
  await Promise.resolve();
  await Promise.resolve();
  const second = ask('a', '1');
  expect([await first, await second]).toEqual(['a/1', 'a/1']);
  expect(asked).toHaveLength(2);
});

it('fails for everybody who asked with it, and not for who asks next', async () => {
  const { ask } = asking();
  const together = await Promise.allSettled([ask('a', '1'), ask('broken', '1')]);
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask('a', '1')).toBe('a/1');
});
