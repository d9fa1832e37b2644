import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '#core/store/ids.ts';
import {
  addAgent,
  addBot,
  addConversation,
  agentSocket,
  type Browser,
  createBrowser,
  eventually,
  type Gateway,
  signedIn,
  startGateway,
} from './harness.ts';

let gateway: Gateway;
let shop: Awaited<ReturnType<typeof addBot>>;
let billing: typeof shop;
let maya: Awaited<ReturnType<typeof addAgent>>;
let admin: Browser;

beforeAll(async () => {
  gateway = await startGateway();
  [shop, billing] = [await addBot(gateway), await addBot(gateway, { name: 'Billing' })];
  admin = await signedIn(gateway, await addAgent(gateway, 'admin', []));
});
afterAll(() => gateway.close());
beforeEach(async () => {
  maya = await addAgent(gateway, 'agent', [shop.id]);
});

const patch = (id: string, body: unknown, browser = admin) => browser.patch(`/api/people/${id}`, body);
/** Bots whose customers are handed out anew because of what is done. */
const rung = async (act: () => Promise<{ status: number }>): Promise<string[]> => {
  const { redis } = gateway.queues;
  const queue = `test-${gateway.databaseName}:route`;
  const jobs = async () => {
    const ids = await redis.lrange(`${queue}:wait`, 0, -1);
    return Promise.all(ids.map(async (id) => JSON.parse((await redis.hget(`${queue}:${id}`, 'data')) ?? '{}').botId));
  };
  for (const key of await redis.keys(`${queue}:*`)) await redis.del(key);
  expect((await act()).status).toBe(200);
  // Bells are not waited for: one that is rung last comes last.
  const last = newId();
  gateway.queues.ring('route', { botId: last });
  await eventually('the last bell', async () => (await jobs()).includes(last));
  return (await jobs()).filter((botId) => botId !== last).sort();
};

it('shows everybody to admins, and what they do is theirs alone', async () => {
  const { status, body } = await admin.get('/api/people');
  expect(status).toBe(200);
  expect(body.items.find(({ id }: { id: string }) => id === maya.id)).toEqual({
    ...{ id: maya.id, name: maya.name, email: maya.email, role: 'agent', botIds: [shop.id], limit: 3, botLimits: {} },
    ...{ skills: [], languages: [], listening: false, paused: false, disabled: false, present: false, active: 0 },
  });
  expect(JSON.stringify(body)).not.toContain('argon2');
  const browser = await signedIn(gateway, maya);
  const supervisor = await signedIn(gateway, await addAgent(gateway, 'supervisor', [shop.id]));
  for (const one of [browser, supervisor]) {
    expect((await one.get('/api/people')).status).toBe(403);
    expect((await patch(maya.id, { limit: 99 }, one)).status).toBe(403);
    expect((await one.get('/api/settings')).status).toBe(403);
    expect((await one.patch('/api/settings', { graceSeconds: 60 })).status).toBe(403);
  }
  expect((await patch(maya.id, { limit: 99 }, createBrowser(gateway))).status).toBe(401);
});

it('changes what is asked for and nothing else', async () => {
  const change = { limit: 5, botLimits: { [shop.id]: 2 }, skills: ['refunds'], languages: ['de', 'pt-BR'] };
  const { status, body } = await patch(maya.id, change);
  expect(status).toBe(200);
  expect(body).toMatchObject({ ...change, name: maya.name, role: 'agent', botIds: [shop.id], paused: false });
  const { passwordHash } = maya;
  expect(await gateway.store.agents.byId(maya.id)).toMatchObject({ ...change, passwordHash });
  const workspace = await admin.get('/api/workspace');
  expect(workspace.body.agents.find(({ id }: { id: string }) => id === maya.id)).toMatchObject({ skills: ['refunds'] });
});

it.each([
  { limit: -1 },
  { limit: 2.5 },
  { limit: '3' },
  { role: 'emperor' },
  { name: '  ' },
  { skills: ['refunds', 'refunds'] },
  { skills: [''] },
  { languages: ['German'] },
  { paused: 'yes' },
  { botIds: { $ne: null } },
  { email: 'me@example.com' },
  { passwordHash: 'x' },
  { listening: true },
  {},
])('refuses %j', async (body) => {
  expect((await patch(maya.id, body)).status).toBe(400);
  expect(await gateway.store.agents.byId(maya.id)).toMatchObject({ limit: 3, skills: [], listening: false });
});

it('refuses bots and people that are not there', async () => {
  for (const body of [
    { botIds: [shop.id, newId()] },
    { botLimits: { [newId()]: 1 } },
    { botLimits: { constructor: 1 } },
  ])
    expect((await patch(maya.id, body)).body.code).toBe('invalid_input');
  expect((await patch(newId(), { limit: 4 })).status).toBe(404);
});

it('hands out to who can take more, at once, and to nobody else', async () => {
  const both = [shop.id, billing.id].sort();
  expect(await rung(() => patch(maya.id, { limit: 4 }))).toEqual([shop.id]);
  expect(await rung(() => patch(maya.id, { botIds: [shop.id, billing.id] }))).toEqual([billing.id]);
  expect(await rung(() => patch(maya.id, { paused: true }))).toEqual([]);
  expect(await rung(() => patch(maya.id, { paused: false }))).toEqual(both);
  expect(await rung(() => patch(maya.id, { skills: ['refunds'] }))).toEqual(both);
  expect(await rung(() => patch(maya.id, { limit: 1, name: 'Maya' }))).toEqual([]);
});

it('tells the screens of a person and of colleagues, and moves their sockets into the rooms of their rights', async () => {
  const socket = agentSocket(gateway, await signedIn(gateway, maya));
  await socket.hears('presence', ({ agentId }) => agentId === maya.id);
  await patch(maya.id, { limit: 7, paused: true });
  await socket.hears('presence', (m) => m.agentId === maya.id && m.limit === 7 && m.paused);
  const chat = await addConversation(gateway, billing, 'Hello');
  expect(await socket.say({ type: 'looking', conversationId: chat.id })).toMatchObject({ ok: false });
  await patch(maya.id, { botIds: [billing.id] });
  await eventually('a second welcome', () => socket.heard.filter((m) => m.type === 'ready').length === 2);
  expect(await socket.say({ type: 'looking', conversationId: chat.id })).toMatchObject({ ok: true });
  socket.close();
});

it('ends the logins of who is disabled', async () => {
  const browser = await signedIn(gateway, maya);
  const socket = agentSocket(gateway, browser);
  await socket.connected;
  expect((await patch(maya.id, { disabled: true })).body.disabled).toBe(true);
  await eventually('the end', () => !socket.socket.connected);
  expect((await browser.get('/api/me')).status).toBe(401);
  expect((await browser.login(maya.email)).status).toBe(401);
  socket.close();
});

it('lets owners alone make and unmake owners, and always keeps one', async () => {
  const [first, second] = [await addAgent(gateway, 'owner', []), await addAgent(gateway, 'owner', [])];
  for (const body of [{ role: 'agent' }, { disabled: true }])
    expect((await patch(first.id, body)).body.code).toBe('not_allowed');
  expect((await patch(maya.id, { role: 'owner' })).body.code).toBe('not_allowed');
  expect((await patch(first.id, { limit: 9 })).status).toBe(200);
  const [one, two] = [await signedIn(gateway, first), await signedIn(gateway, second)];
  const racing = await Promise.all([
    patch(second.id, { role: 'agent' }, one),
    patch(first.id, { disabled: true }, two),
  ]);
  expect(racing.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  const owners = async () => (await gateway.store.agents.list()).filter((a) => a.role === 'owner' && !a.disabled);
  expect((await owners()).length).toBeGreaterThanOrEqual(1);
  const [left] = await owners();
  if (!left) throw new Error('one is left');
  for (const { id } of (await owners()).slice(1)) await gateway.store.agents.update(id, { role: 'agent' });
  const last = left.id === first.id ? one : two;
  for (const body of [{ role: 'admin' }, { disabled: true }])
    expect((await patch(left.id, body, last)).body).toMatchObject({ code: 'last_owner' });
  expect(await owners()).toMatchObject([{ id: left.id }]);
});

it('has a grace for the workspace, 30 seconds where nobody has said otherwise', async () => {
  expect((await admin.get('/api/settings')).body).toEqual({ graceSeconds: 30 });
  expect((await admin.patch('/api/settings', { graceSeconds: 45 })).body).toEqual({ graceSeconds: 45 });
  expect((await admin.get('/api/settings')).body).toEqual({ graceSeconds: 45 });
  expect((await admin.get('/api/workspace')).body.graceSeconds).toBe(45);
  for (const body of [{ graceSeconds: 1 }, { graceSeconds: 1e6 }, { graceSeconds: '30' }, { grace: 30 }])
    expect((await admin.patch('/api/settings', body)).status).toBe(400);
});
