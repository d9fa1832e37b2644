import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Outbox } from '#dashboard/src/stores/outbox.svelte.ts';
import { createStorage } from '#dashboard/src/stores/storage.ts';
import { createBrowserStorage } from '#tests/unit/dashboard/support/browser-storage.ts';
import { type Gateway, startGateway } from '../gateway/harness.ts';
import { lastEntries } from './support/timelines.ts';
import { openWorkplace, type Workplace } from './support/workplace.ts';

let gateway: Gateway;
let place: Workplace;
let browser: ReturnType<typeof createBrowserStorage>;
let now: number;
let online: boolean;
let failed: string[];
let id: string;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());
beforeEach(async () => {
  place = await openWorkplace(gateway);
  browser = createBrowserStorage();
  now = 1_000;
  online = true;
  failed = [];
  id = await place.mine();
});

const open = (): Outbox =>
  new Outbox({
    api: place.api,
    storage: createStorage(browser.open(), 'outbox.'),
    online: () => online,
    now: () => now,
    newId: randomUUID,
    onSent: () => undefined,
    onFailed: ({ error }) => failed.push(error ?? ''),
  });
const states = ({ items }: Outbox): string[] => items.map(({ text, state }) => `${text}: ${state}`);
const become = (outbox: Outbox, ...wanted: string[]) =>
  expect.poll(() => states(outbox), { timeout: 10_000 }).toEqual(wanted);
/** What the customer has of this agent. */
const arrived = async (conversation = id) =>
  (await lastEntries(place, conversation, 100)).filter((entry) => entry.type === 'agentMessage');
const texts = async (conversation = id) => (await arrived(conversation)).map(({ text }) => text);

it('sends in the order of writing, one after the other', async () => {
  const outbox = open();
  place.network.hold();
  for (const text of ['one', 'two', 'three']) outbox.add(id, text);
  await place.network.holds(1);
  expect(place.network.asked).toHaveLength(1);
  place.network.release();
  await become(outbox, 'one: sent', 'two: sent', 'three: sent');
  expect(outbox.waiting).toBe(0);
  expect(await texts()).toEqual(['one', 'two', 'three']);
});

it('keeps what could not be sent over a reload, and sends it under the same id', async () => {
  online = false;
  const before = open();
  before.add(id, 'hello');
  expect(states(before)).toEqual(['hello: queued']);
  online = true;
  const after = open();
  await after.flush();
  expect(states(after)).toEqual(['hello: sent']);
  expect((await arrived()).map(({ clientMessageId }) => clientMessageId)).toEqual([before.items[0]?.clientMessageId]);
  expect(open().items).toEqual([]);
});

it('sends again what arrived without an answer, and it arrives once', async () => {
  const outbox = open();
  place.network.hold();
  outbox.add(id, 'hello');
  await place.network.holds(1);
  expect(await texts()).toEqual(['hello']);
  place.network.cut();
  place.network.release();
  await become(outbox, 'hello: queued');
  place.network.mend();
  outbox.hurry();
  await become(outbox, 'hello: sent');
  expect(await texts()).toEqual(['hello']);
});

it('tries again by itself when the gateway could not be reached', async () => {
  const outbox = open();
  place.network.cut();
  outbox.add(id, 'hello');
  await become(outbox, 'hello: queued');
  place.network.mend();
  now += 60_000;
  await become(outbox, 'hello: sent');
});

it('tries again at once when the connection is back', async () => {
  const outbox = open();
  place.network.cut();
  outbox.add(id, 'hello');
  await become(outbox, 'hello: queued');
  place.network.mend();
  // This clock stands still: no time for another try comes.
  outbox.hurry();
  await become(outbox, 'hello: sent');
});

it('lets nothing overtake a message that was refused, in its conversation only', async () => {
  const outbox = open();
  const bots = await place.arrives();
  outbox.add(bots, 'first');
  await become(outbox, 'first: failed');
  await place.takeOver(bots);
  outbox.add(bots, 'second');
  outbox.add(id, 'elsewhere');
  await become(outbox, 'first: failed', 'second: queued', 'elsewhere: sent');
  expect(failed).toEqual(['not_in_charge']);
  outbox.retry(outbox.items[0]?.clientMessageId ?? '');
  await become(outbox, 'first: sent', 'second: sent', 'elsewhere: sent');
  expect(await texts(bots)).toEqual(['first', 'second']);
});

it('gives a refused message back to its writer, and keeps it nowhere', async () => {
  const outbox = open();
  outbox.add(await place.arrives(), 'hello');
  await become(outbox, 'hello: failed');
  expect(outbox.discard(outbox.items[0]?.clientMessageId ?? '')).toEqual({ text: 'hello' });
  expect([outbox.items, open().items]).toEqual([[], []]);
});

it('keeps a message when the session ends, for the next login', async () => {
  const outbox = open();
  await place.direct.logout('keep');
  outbox.add(id, 'hello');
  await become(outbox, 'hello: queued');
  expect(states(open())).toEqual(['hello: queued']);
  expect(failed).toEqual([]);
});

it('shows a sent message until the timeline has it', async () => {
  const outbox = open();
  outbox.add(id, 'hello');
  await become(outbox, 'hello: sent');
  outbox.recorded(new Set(['another']));
  expect(outbox.of(id)).toHaveLength(1);
  outbox.recorded(new Set((await arrived()).map(({ clientMessageId }) => clientMessageId)));
  expect(outbox.of(id)).toEqual([]);
});
