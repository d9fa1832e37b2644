import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeliveryId, Failure } from '#core/domain/delivery/delivery.ts';
import { ensureConversation } from '#core/store/accept.ts';
import { replayAll } from '#gateway/replay.ts';
import { addAgent, addBot, agentSocket, type Browser, signedIn } from '../gateway/harness.ts';
import { connect, type Rig, startRig } from './rig.ts';
import { ADAPTERS } from './signed-json.ts';

const DAY = 86_400_000;
let rig: Rig;
let agent: Browser;

beforeAll(async () => {
  const api = ADAPTERS.api as NonNullable<typeof ADAPTERS.api>;
  const capabilities = { ...api.capabilities, window: { base: DAY, human: DAY } };
  rig = await startRig({ adapters: { api: { ...api, capabilities } } });
  agent = await signedIn(rig.gateway, await addAgent(rig.gateway, 'agent', [rig.bot.id]));
});
afterAll(() => rig.gateway.close());

/** A customer of an account, who wrote so long ago. */
const customer = async (accountId: string, peer: string, wroteAgo: number | null = 0) => {
  const { store } = rig.gateway;
  const from = { botId: rig.bot.id, channel: 'api', channelAccountId: accountId, peer } as const;
  const conversationId = await ensureConversation(store, { ...from, customerName: peer });
  let seq = 1;
  /** Something that was said to them, and did not arrive. */
  const failed = async (text: string, failure: Failure = 'given_up', saidAt = store.time()) => {
    seq += 1;
    const id: DeliveryId = `${conversationId}:${seq}`;
    const message = { text, choices: [], by: 'agent' as const };
    await store.deliveries.enqueue([
      { ...{ botId: rig.bot.id, channelAccountId: accountId, peer, conversationId, seq, message, createdAt: saidAt } },
    ]);
    await store.deliveries.begin(id, store.time());
    await store.deliveries.failed(id, failure, { part: 0, why: 'The platform was away.', more: false });
    return { conversationId, seq, id };
  };
  if (wroteAgo !== null) await wrote(conversationId, store.time() - wroteAgo);
  return { conversationId, failed, wrote: (at: number) => wrote(conversationId, at) };
};

const wrote = async (conversationId: string, at: number) => {
  const { store } = rig.gateway;
  const loaded = await store.conversations.load({ kind: 'all' }, conversationId);
  if (!loaded) throw new Error('there is no such conversation');
  const said = { type: 'customerMessage', text: 'Hi', inboxId: 'i', clientMessageId: null } as const;
  const { seq } = loaded.conversation;
  const event = { ...said, seq: seq + 1, at, by: { kind: 'customer' as const } };
  expect(await store.conversations.write(loaded.conversation, [event], { now: at })).toBe('written');
};

/** Everything to a customer goes out; in which order. */
const sentTo = async (accountId: string, peer: string): Promise<DeliveryId[]> => {
  const { deliveries, time } = rig.gateway.store;
  const sent: DeliveryId[] = [];
  for (let first = await deliveries.firstFor(accountId, peer); first !== null; ) {
    sent.push(first.id);
    await deliveries.begin(first.id, time() + 1_000);
    await deliveries.taken(first.id, 0, ['there'], false);
    first = await deliveries.firstFor(accountId, peer);
  }
  return sent;
};

const listed = async (browser: Browser, query = '') => (await browser.get(`/api/failed-deliveries${query}`)).body.items;
const stateOf = async (id: DeliveryId) => (await rig.gateway.store.deliveries.byId(id))?.status;
const path = ({ conversationId, seq }: { conversationId: string; seq: number }) =>
  `/api/failed-deliveries/${conversationId}/${seq}/replay`;

test('what did not arrive is listed with what, to whom, why and since when', async () => {
  const account = await connect(rig);
  const { conversationId, failed } = await customer(account.id, 'Anna');
  await failed('Your parcel is here.');
  const [item] = await listed(agent, `?accountId=${account.id}`);
  expect(item).toMatchObject({
    ...{ conversationId, accountId: account.id, accountName: 'Shop', channel: 'api', customerName: 'Anna' },
    ...{ text: 'Your parcel is here.', by: 'agent', failure: 'given_up', why: 'The platform was away.' },
    ...{ botId: rig.bot.id, obstacle: null, createdAt: expect.any(Number) },
  });
});

test('page by page, by account and by bot, and nobody sees what is not of their bots', async () => {
  const account = await connect(rig);
  const { failed } = await customer(account.id, 'Ben');
  const now = rig.gateway.store.time();
  for (let i = 0; i < 5; i++) await failed(`Line ${i}`, 'given_up', now - Math.floor(i / 2));
  const read: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const query = `?accountId=${account.id}&limit=2${next && `&before=${next}`}`;
    const { body } = await rig.admin.get(`/api/failed-deliveries${query}`);
    read.push(...body.items.map(({ text }: { text: string }) => text));
    next = body.next;
  }
  expect(read).toEqual(['Line 1', 'Line 0', 'Line 3', 'Line 2', 'Line 4']);
  expect(await listed(agent, `?botId=${rig.bot.id}&limit=200`)).toHaveLength(
    (await listed(rig.admin, '?limit=200')).length,
  );
  const other = await addBot(rig.gateway);
  expect(await listed(rig.admin, `?botId=${other.id}`)).toEqual([]);
  const stranger = await signedIn(rig.gateway, await addAgent(rig.gateway, 'agent', [other.id]));
  expect(await listed(stranger)).toEqual([]);
  expect((await rig.admin.get('/api/failed-deliveries?before=x')).status).toBe(400);
});

test('one is sent again, once, shown to agents and recorded', async () => {
  const account = await connect(rig);
  const { failed } = await customer(account.id, 'Cleo');
  const one = await failed('Hello');
  const socket = agentSocket(rig.gateway, agent);
  await socket.connected;
  const [first, second] = [await agent.post(path(one)), await agent.post(path(one))];
  expect([first.status, first.body.status, second.body.status]).toEqual([200, 'queued', 'queued']);
  await socket.hears('delivery', ({ delivery }) => delivery.seq === one.seq && delivery.status === 'queued');
  socket.close();
  const record = (await rig.admin.get(`/api/audit?on=${one.id}`)).body.items;
  expect(record).toMatchObject([{ deed: 'delivery_replayed', outcome: 'done' }]);
  expect(await listed(agent, `?accountId=${account.id}`)).toEqual([]);
});

test('not what the platform would refuse again, and in words why; once the customer has written, it is', async () => {
  const account = await connect(rig);
  const { failed, wrote: writes } = await customer(account.id, 'Dora', 2 * DAY);
  const [late, wrong] = [await failed('Too late', 'window'), await failed('Nonsense', 'content')];
  expect(await listed(agent, `?accountId=${account.id}`)).toMatchObject([
    { obstacle: 'content' },
    { obstacle: 'window' },
  ]);
  const refused = await agent.post(path(late));
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ code: 'cannot_send_again', message: expect.stringContaining('write first') });
  expect((await agent.post(path(wrong))).body.message).toContain('Write it anew');
  await writes(rig.gateway.store.time());
  expect((await agent.post(path(late))).body.status).toBe('queued');
  expect(await stateOf(wrong.id)).toBe('failed');
  await rig.admin.post(`/api/channels/${account.id}/disconnect`);
  expect(await listed(agent, `?accountId=${account.id}`)).toMatchObject([{ obstacle: 'disconnected' }]);
});

test('nobody sends again what they do not see', async () => {
  const account = await connect(rig);
  const one = await (await customer(account.id, 'Eve')).failed('Hello');
  const stranger = await signedIn(rig.gateway, await addAgent(rig.gateway, 'agent', []));
  expect((await stranger.post(path(one))).status).toBe(404);
  expect((await agent.post(`/api/channels/${account.id}/replay`, {})).status).toBe(403);
  expect(await stateOf(one.id)).toBe('failed');
});

test('everything of an account since a time is sent again, each customer’s in its order, and the rest is counted', async () => {
  const { store } = rig.gateway;
  const account = await connect(rig);
  const now = store.time();
  const [anna, dora] = [await customer(account.id, 'Anna'), await customer(account.id, 'Dora', 2 * DAY)];
  const before = await anna.failed('Yesterday', 'given_up', now - DAY);
  const said: DeliveryId[] = [];
  for (let i = 0; i < 3; i++) said.push((await anna.failed(`Line ${i}`, 'given_up', now - 1_000)).id);
  said.push((await anna.failed('Line 3', 'platform', now - 500)).id);
  const unreachable = await anna.failed('Anybody?', 'recipient', now - 400);
  await dora.failed('Too late', 'window', now - 300);
  const replay = () => rig.admin.post(`/api/channels/${account.id}/replay`, { since: now - 60_000 });
  const both = await Promise.all([replay(), replay()]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(both.reduce((sum, { body }) => sum + body.replayed, 0)).toBe(4);
  expect(both[0]?.body).toMatchObject({ left: [{ obstacle: 'window', count: 1 }], more: false });
  expect(await stateOf(before.id)).toBe('failed');
  expect(await stateOf(unreachable.id)).toBe('failed');
  expect(await sentTo(account.id, 'Anna')).toEqual(said);
  const [record] = (await rig.admin.get(`/api/audit?on=${account.id}&deed=deliveries_replayed`)).body.items;
  expect(record).toMatchObject({ outcome: 'done', details: { since: new Date(now - 60_000).toISOString() } });
  expect((await replay()).body).toMatchObject({ replayed: 0 });
});

test('two who send everything again at once, with clocks that differ, keep its order', async () => {
  const { store } = rig.gateway;
  const account = await connect(rig);
  const [anna, saidAt] = [await customer(account.id, 'Anna'), store.time() - 1_000];
  const said: DeliveryId[] = [];
  for (let i = 0; i < 12; i++) said.push((await anna.failed(`Line ${i}`, 'given_up', saidAt + (i >> 2))).id);
  const replay = (ahead: number) => {
    const queues = { ...rig.gateway.queues, ring: () => undefined };
    const clock = { ...store, time: () => store.time() + ahead };
    return replayAll({ store: clock, adapters: ADAPTERS, queues, showDelivery: () => undefined }, account.id, saidAt);
  };
  const both = await Promise.all([replay(0), replay(500), replay(-500)]);
  expect(both.reduce((sum, { replayed }) => sum + replayed, 0)).toBe(12);
  expect(await sentTo(account.id, 'Anna')).toEqual(said);
});
