import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureConversation } from '#core/store/accept.ts';
import { createHarness, type Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

const begins = (channelAccountId: string, peer: string) => {
  const { bot, store } = harness;
  const from = { botId: bot.id, channel: 'api', channelAccountId, peer, customerName: peer } as const;
  return ensureConversation(store, from);
};

it('finds everybody’s own open conversation, of several accounts at once', async () => {
  const { conversations } = harness.store;
  const [here, there, ended] = [await begins('a', 'anna'), await begins('b', 'anna'), await begins('a', 'ben')];
  await harness.apply(ended, { type: 'customerLeft', how: 'ended' }, { kind: 'customer' });
  const asked: [string, string][] = [
    ['a', 'anna'],
    ['a', 'ben'],
    ['b', 'anna'],
    ['b', 'ben'],
    ['a', 'anna'],
  ];
  const found = await Promise.all(asked.map(([account, peer]) => conversations.openOf(account, peer)));
  expect(found).toEqual([here, null, there, null, here]);
  const again = await begins('a', 'ben');
  expect(await conversations.openOf('a', 'ben')).toBe(again);
});

it('meets everybody under all of their ids, and nobody who has only some of them', async () => {
  const { contacts } = harness.store;
  const anna = await contacts.recognise('c', ['anna', '+49 1'], 'Anna', 1);
  const ben = await contacts.recognise('c', ['ben'], 'Ben', 1);
  const elsewhere = await contacts.recognise('d', ['anna'], 'Another Anna', 1);
  const asked: [string, string[]][] = [
    ['c', ['+49 1', 'anna']],
    ['c', ['ben']],
    ['d', ['anna']],
    ['c', ['ben', 'benny']],
    ['c', ['anna', 'ben']],
    ['d', ['+49 1']],
  ];
  const met = await Promise.all(asked.map(([account, ids]) => contacts.met(account, ids)));
  expect(met.map((known) => known?.id ?? null)).toEqual([anna.id, ben.id, elsewhere.id, null, null, null]);
});
