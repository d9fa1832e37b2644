import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { List } from '#dashboard/src/stores/list.svelte.ts';
import { addBot, type Gateway, startGateway } from '../gateway/harness.ts';
import { openWorkplace, type Workplace } from './support/workplace.ts';

const PAGE = 100;
const CUSTOMERS = 2 * PAGE + 50;
let gateway: Gateway;
let place: Workplace;
let shop: string;
let billing: string;
let oldest: { waiting: string; mine: string; billing: string };
let list: List;

beforeAll(async () => {
  gateway = await startGateway();
  const bots = [await addBot(gateway), await addBot(gateway, { name: 'Billing' })] as const;
  [shop, billing] = [bots[0].id, bots[1].id];
  place = await openWorkplace(gateway, [...bots]);
  oldest = {
    billing: await place.arrives('Priya', bots[1]),
    waiting: await place.waiting(),
    mine: await place.mine(),
  };
  for (let made = 0; made < CUSTOMERS; made += 25) await Promise.all(Array.from({ length: 25 }, () => place.arrives()));
});
afterAll(() => gateway.close());
beforeEach(() => {
  list = new List(place.api, place.me);
});

const keys = (): string[] => list.items.map(({ key }) => key);

it('begins with who waits and own chats beside the first page, for they lie beyond it', async () => {
  await list.show();
  expect(keys().slice(0, 4)).toEqual(['group:needs', oldest.waiting, 'group:yours', oldest.mine]);
  expect(list.orderedRows).toHaveLength(2 + PAGE);
  expect(list.counts).toEqual({ all: CUSTOMERS + 3, waiting: 1, mine: 1 });
});

it('is paged to the end, each row once', async () => {
  await list.show();
  await list.more();
  await list.more();
  expect(list.orderedRows).toHaveLength(CUSTOMERS + 3);
  expect(keys().at(-1)).toBe(oldest.billing);
  expect(list.page.next).toBeNull();
});

it('of one bot shows and counts its conversations only, and says when there are more than are loaded', async () => {
  await list.show();
  list.botId = billing;
  await list.show();
  expect(keys()).toEqual(['group:everyone', oldest.billing]);
  expect(list.tally('all')).toEqual({ count: 1, more: false });
  expect(list.tally('mine')).toEqual({ count: 0, more: false });
  list.botId = shop;
  expect(list.tally('all')).toBeNull();
  await list.show();
  expect(list.tally('all')).toMatchObject({ more: true });
  expect(list.tally('mine')).toEqual({ count: 1, more: false });
});
