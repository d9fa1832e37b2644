import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { List } from '#dashboard/src/stores/list.svelte.ts';
import { createStorage } from '#dashboard/src/stores/storage.ts';
import { createBrowserStorage } from '../../unit/dashboard/support/browser-storage.ts';
import { addBot, change, type Gateway, startGateway } from '../gateway/harness.ts';
import { openWorkplace, type Workplace } from './support/workplace.ts';

/*
 * More wait than one page holds: those of high priority are due first, then those of normal priority; those of low
 * priority are promised nothing.
 */
const PAGE = 100;
const promise = (minutes: number | null) => ({ firstReply: minutes, resolution: null });
const serviceLevels = { 0: promise(5), 1: promise(60), 2: promise(600), 3: promise(null) };

let gateway: Gateway;
let place: Workplace;
let list: List;
let first: string;
const unpromised: string[] = [];

const waits = async (priority: 0 | 1 | 2 | 3): Promise<string> => {
  const id = await place.arrives();
  await change(gateway, id, { ...ASKING, priority }, { kind: 'bot' });
  return id;
};

beforeAll(async () => {
  gateway = await startGateway();
  place = await openWorkplace(gateway, [await addBot(gateway, { serviceLevels } as never)]);
  first = await waits(1);
  for (let made = 0; made < PAGE; made += 20) await Promise.all(Array.from({ length: 20 }, () => waits(2)));
  for (let made = 0; made < 5; made += 1) unpromised.push(await waits(3));
});
afterAll(() => gateway.close());
beforeEach(() => {
  list = new List(place.api, place.me);
  list.view = 'waiting';
});

const ids = (): string[] => list.orderedRows.map(({ id }) => id);
const shownByDue = async (): Promise<string[]> => {
  list.orderBy('due');
  await list.show();
  return ids();
};

it('by due time begins with what is due next, though newer ones fill a page before it', async () => {
  const newest = { view: 'waiting', order: 'newest', botId: null, search: '', before: null, limit: PAGE } as const;
  expect((await place.api.list(newest)).rows.map(({ id }) => id)).not.toContain(first);
  expect((await shownByDue())[0]).toBe(first);
});

it('by due time shows no row of which the pages before are not loaded, and everything in the end', async () => {
  list.receive(await place.row(unpromised[4] ?? ''), []);
  expect(ids()).toEqual([unpromised[4]]);
  expect(await shownByDue()).toHaveLength(PAGE);
  expect(ids()).not.toContain(unpromised[4]);
  await list.more();
  expect(ids()).toHaveLength(PAGE + 1 + unpromised.length);
  expect(ids().slice(-5)).toEqual([...unpromised].reverse());
});

it('a row goes to its place when its due time changes, out of the loaded pages and back', async () => {
  const [, second = '', third = ''] = await shownByDue();
  const row = await place.row(second);
  list.receive({ ...row, version: row.version + 1, dueAt: null }, []);
  expect(ids().slice(0, 2)).toEqual([first, third]);
  expect(ids()).not.toContain(second);
  list.receive({ ...row, version: row.version + 2, dueAt: Date.now() }, []);
  expect(ids().slice(0, 3)).toEqual([second, first, third]);
});

it('a row that was not loaded comes in when it is due early enough, and not before', async () => {
  await shownByDue();
  const row = await place.row(unpromised[0] ?? '');
  list.receive({ ...row, version: row.version + 1 }, []);
  expect(ids()).not.toContain(row.id);
  list.receive({ ...row, version: row.version + 2, dueAt: Date.now() }, []);
  expect(ids()[0]).toBe(row.id);
});

it('the order is remembered, and pages of one order are not taken for those of another', async () => {
  const memory = createStorage(createBrowserStorage().open(), 'list.');
  list = new List(place.api, place.me, memory);
  list.view = 'waiting';
  await shownByDue();
  list.orderBy('queue');
  await list.show();
  const again = new List(place.api, place.me, memory);
  again.view = 'waiting';
  await again.show();
  expect(list.page.next).toBe(again.page.next);
  list.orderBy('due');
  expect(new List(place.api, place.me, memory).order).toBe('due');
});
