import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import {
  addAgent,
  addBot,
  addConversation,
  agentSocket,
  type Browser,
  change,
  eventually,
  type Gateway,
  offerTo,
  signedIn,
  startGateway,
} from './harness.ts';
import { type Worker, workerOf } from './worker.ts';

/* No sweep helps here: whatever returns does so because of the change itself. */
let gateway: Gateway;
let other: Gateway;
let worker: Worker;
let admin: Browser;
let shop: Awaited<ReturnType<typeof addBot>>;
let billing: typeof shop;

beforeAll(async () => {
  const realtimeTimes = { pingInterval: 10_000, pingTimeout: 8_000, watchEvery: 3_600_000 };
  gateway = await startGateway({ realtimeTimes });
  other = await startGateway({ databaseName: gateway.databaseName, realtimeTimes });
  worker = workerOf(gateway, 3_600_000);
  admin = await signedIn(gateway, await addAgent(gateway, 'admin', []));
});
afterAll(async () => {
  await worker.close();
  await Promise.all([gateway.close(), other.close()]);
});
beforeEach(async () => {
  [shop, billing] = [await addBot(gateway), await addBot(gateway, { name: 'Billing' })];
});

const listener = async (on: Gateway, botIds = [shop.id]) => {
  const agent = await addAgent(gateway, 'agent', botIds);
  const browser = await signedIn(gateway, agent);
  await browser.post('/api/me/listening', { on: true });
  const screen = agentSocket(on, browser);
  await screen.hears('presence', (m) => m.agentId === agent.id && m.present);
  return { ...agent, browser, screen };
};
const find = (id: string) => gateway.store.conversations.find(EVERYTHING, id);
const entries = async (id: string, type: string) =>
  ((await gateway.store.timeline.after(EVERYTHING, id, 0, 100)) ?? []).filter((entry) => entry.type === type);
const waiting = async (of = shop) => {
  const { id } = await addConversation(gateway, of, 'Hello');
  await change(gateway, id, ASKING);
  return id;
};
const take = async ({ browser }: { browser: Browser }, id: string, type = 'takeOver') =>
  expect((await browser.post(`/api/conversations/${id}/commands`, { type })).status).toBe(200);
const patch = async (id: string, body: object) =>
  expect((await admin.patch(`/api/people/${id}`, body)).status).toBe(200);

it('gives what somebody had to a colleague at once when they leave the team, and takes it from their page', async () => {
  const maya = await listener(other, [shop.id, billing.id]);
  const [id, elsewhere] = [await waiting(), await waiting(billing)];
  for (const each of [id, elsewhere]) await take(maya, each);
  const place = (await find(id))?.lastWaiting;
  const omar = await listener(gateway);
  expect(await maya.screen.say({ type: 'looking', conversationId: id })).toMatchObject({ ok: true });

  await patch(maya.id, { botIds: [billing.id] });
  await eventually('Omar', async () => (await find(id))?.agentId === omar.id);
  await maya.screen.hears('gone', ({ conversationId }) => conversationId === id);
  const [unassigned, ...more] = await entries(id, 'unassigned');
  expect(more).toEqual([]);
  expect(unassigned).toMatchObject({ reason: 'agent_removed', agentName: maya.name, botId: shop.id });
  const heard = await omar.screen.hears(
    'conversation',
    (m) => m.row.id === id && m.entries.some(({ type }: { type: string }) => type === 'unassigned'),
  );
  expect(heard.row).toMatchObject({ status: 'waiting', waitingSince: place?.since });
  expect(await find(elsewhere)).toMatchObject({ status: 'taken', agentId: maya.id });

  // From now on nothing of it reaches their page, and nothing of it can be done there.
  await take(omar, id, 'hold');
  await omar.screen.hears('conversation', (m) => m.row.id === id && m.row.onHold);
  await take(maya, elsewhere, 'hold');
  await maya.screen.hears('conversation', (m) => m.row.id === elsewhere && m.row.onHold);
  const after = maya.screen.heard.findIndex(({ type }) => type === 'gone');
  expect(maya.screen.heard.slice(after).filter((m) => m.row?.id === id)).toEqual([]);
  expect((await maya.browser.get(`/api/conversations/${id}`)).status).toBe(404);
  expect((await maya.browser.get('/api/conversations?view=all')).body.rows).toMatchObject([{ id: elsewhere }]);
  for (const { screen } of [maya, omar]) screen.close();
});

it('gives an offer to the next one, and a transfer back to the first, at once', async () => {
  const maya = await listener(gateway);
  const [first, omar] = [await listener(gateway), await addAgent(gateway, 'agent', [shop.id])];
  const passed = await waiting();
  await take(first, passed);
  const to = { kind: 'agent', agentId: omar.id };
  await first.browser.post(`/api/conversations/${passed}/commands`, { type: 'transfer', to, message: '' });
  const offered = await waiting();
  await change(gateway, offered, offerTo(omar, await gateway.store.now()), { kind: 'system' });

  await patch(omar.id, { botIds: [] });
  await eventually('the next one', async () => [maya.id, first.id].includes((await find(offered))?.agentId ?? ''));
  expect(await entries(offered, 'offerWithdrawn')).toMatchObject([{ agentId: omar.id, because: 'agent_removed' }]);
  expect(await find(passed)).toMatchObject({ status: 'taken', agentId: first.id, transfer: null });
  expect(await entries(passed, 'transferWithdrawn')).toMatchObject([{ agentId: omar.id, because: 'agent_removed' }]);
  for (const { screen } of [maya, first]) screen.close();
});

it('gives back what somebody had in every bot when they are disabled', async () => {
  const maya = await listener(other, [shop.id, billing.id]);
  const ids = [await waiting(), await waiting(billing)];
  for (const id of ids) await take(maya, id);
  await patch(maya.id, { disabled: true });
  for (const id of ids) {
    expect(await find(id)).toMatchObject({ status: 'waiting', agentId: null, slots: [] });
    expect(await entries(id, 'unassigned')).toMatchObject([{ reason: 'agent_disabled', agentName: maya.name }]);
  }
  await eventually('the end of the line', () => !maya.screen.socket.connected);
});

it('gives back what an admin had of bots whose team they are not in, when they are no admin any more', async () => {
  const boss = await addAgent(gateway, 'admin', [billing.id]);
  const browser = await signedIn(gateway, boss);
  const [lost, kept] = [await waiting(), await waiting(billing)];
  for (const id of [lost, kept]) await take({ browser }, id);
  await patch(boss.id, { limit: 5 });
  expect(await find(lost)).toMatchObject({ agentId: boss.id });
  await patch(boss.id, { role: 'agent' });
  expect(await find(lost)).toMatchObject({ status: 'waiting', agentId: null });
  expect(await find(kept)).toMatchObject({ status: 'taken', agentId: boss.id });
});
