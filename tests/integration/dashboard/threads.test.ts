import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '#core/store/ids.ts';
import { Threads } from '#dashboard/src/stores/threads.svelte.ts';
import { type Gateway, startGateway } from '../gateway/harness.ts';
import { seqs, upTo } from './support/timelines.ts';
import { openWorkplace, type Workplace } from './support/workplace.ts';

let gateway: Gateway;
let place: Workplace;
let threads: Threads;
beforeAll(async () => {
  gateway = await startGateway();
  place = await openWorkplace(gateway);
});
afterAll(() => gateway.close());
beforeEach(() => {
  threads = new Threads(place.api);
});

const current = (): number[] => (threads.current ? seqs(threads.current) : []);
const PATIENCE = { timeout: 10_000 };
const settled = (state: 'loaded' | 'failed') => expect.poll(() => threads.current?.state, PATIENCE).toBe(state);

it('open what was open before at once, and bring it up to date', async () => {
  const [one, other] = [await place.arrives(), await place.arrives()];
  for (const id of [one, other]) {
    threads.open(id, null);
    await settled('loaded');
  }
  for (const text of ['Still', 'there?']) await place.writes(one, text);
  threads.open(one, null);
  expect(current()).toEqual(upTo(2));
  await expect.poll(current, PATIENCE).toEqual(upTo(4));
});

it('keep the latest twenty', async () => {
  const ids = Array.from({ length: 21 }, newId);
  for (const id of ids) threads.open(id, null);
  expect(ids.map((id) => threads.get(id)?.id)).toEqual([undefined, ...ids.slice(1)]);
  await settled('failed');
});

it('after a broken connection fetch what the open one has missed, and try again where it had failed', async () => {
  const [one, other] = [await place.arrives(), await place.arrives()];
  threads.open(one, null);
  await settled('loaded');
  await place.writes(one);
  await threads.resync();
  expect(current()).toEqual(upTo(3));
  place.network.cut();
  threads.open(other, null);
  await settled('failed');
  place.network.mend();
  await threads.resync();
  expect(threads.current?.state).toBe('loaded');
});

it('leave one alone that went out of sight, until it is in sight again', async () => {
  const id = await place.arrives();
  const { botIds } = (await gateway.store.agents.byId(place.me)) ?? { botIds: [] };
  threads.open(id, null);
  await settled('loaded');
  await gateway.store.agents.update(place.me, { botIds: [] });
  await threads.resync();
  expect(threads.current).toMatchObject({ state: 'failed', failure: 'not_found' });
  await gateway.store.agents.update(place.me, { botIds });
  await threads.resync();
  expect(threads.current?.state).toBe('loaded');

  threads.current?.gone();
  expect(threads.current?.state).toBe('failed');
  await place.writes(id, 'Still there?');
  const entries = (await place.direct.timelineLatest(id, 1)).entries;
  threads.current?.receive(await place.row(id), entries);
  await settled('loaded');
  expect(current()).toEqual(upTo(3));
});
