import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#core/contracts/protocol.ts';
import type { AgentActor } from '#core/domain/permissions.ts';
import { newId } from '#core/store/ids.ts';
import {
  addAgent,
  addBot,
  change,
  createBrowser,
  eventually,
  type Gateway,
  startGateway,
  visitorSocket,
} from './harness.ts';

let gateway: Gateway;
let shop: Awaited<ReturnType<typeof addBot>>;
let actor: AgentActor;
let visitor: ReturnType<typeof createBrowser>;

beforeAll(async () => {
  gateway = await startGateway();
  shop = await addBot(gateway);
  const { id } = await addAgent(gateway, 'agent', [shop.id]);
  actor = { kind: 'agent', id, name: 'Maya Kessler', role: 'agent', scope: { kind: 'bots', botIds: [shop.id] } };
  visitor = createBrowser(gateway);
});
afterAll(() => gateway.close());

const session = async (refreshToken?: string) =>
  (
    await visitor.post('/api/web/sessions', {
      channelId: shop.channelAccountId,
      ...(refreshToken ? { refreshToken } : {}),
    })
  ).body;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const timeline = (token: string, query = '') => visitor.get(`/api/web/timeline${query}`, bearer(token));
const claims = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const write = { type: 'send', text: 'Where is my order?' };

const drain = async (conversationId: string) => {
  // What the worker does with the inbox.
  for (const row of await gateway.store.inbox.pending(conversationId, 10)) {
    const { _id: inboxId, text, clientMessageId } = row;
    await change(gateway, conversationId, { type: 'customerWrote', text, inboxId, clientMessageId });
    await gateway.store.inbox.done([inboxId]);
  }
};

it('begins a session and stores nothing before the first message', async () => {
  const { token, refreshToken, config, state, expiresAt } = await session();
  expect(config).toMatchObject({ channelId: shop.channelAccountId, botName: 'Harbor Coffee', humanSupport: true });
  expect(JSON.stringify(config)).not.toContain('instructions');
  expect(state).toEqual({ conversationId: null, status: null, agentName: null, seq: 0 });
  expect(expiresAt - Date.now()).toBeGreaterThan(9 * 60_000);
  const [short, long] = [claims(token), claims(refreshToken)];
  expect([short.exp - short.iat, long.exp - long.iat]).toEqual([600, 90 * 24 * 3600]);
  expect(claims((await session(refreshToken)).token).sub).toBe(short.sub);
  expect(claims((await session('nonsense')).token).sub).not.toBe(short.sub);
  expect((await timeline(token)).body).toEqual({ state, entries: [] });
  const all = await gateway.store.conversations.list({ kind: 'all' }, '', { view: 'all', limit: 10 });
  expect(all.rows).toEqual([]);
});

it('does not know other channels', async () => {
  const { status, body } = await visitor.post('/api/web/sessions', { channelId: newId() });
  expect([status, body.code]).toEqual([404, 'not_found']);
});

it('takes no token that is not its own', async () => {
  const { token, refreshToken } = await session();
  const [head, payload, signature] = token.split('.') as [string, string, string];
  const forged = Buffer.from(JSON.stringify({ ...claims(token), sub: 'somebody else' })).toString('base64url');
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  const bad = [
    `${head}.${forged}.${signature}`,
    `${none}.${payload}.`,
    `${none}.${payload}.${signature}`,
    refreshToken,
    'x',
    '',
  ];
  for (const wrong of bad) {
    expect((await timeline(wrong)).body.code, wrong).toBe('unauthenticated');
    const socket = visitorSocket(gateway, wrong);
    expect(await socket.connected).toMatchObject({ code: 'unauthenticated' });
    socket.close();
  }
  // The short token does not prolong itself.
  expect(claims((await session(token)).token).sub).not.toBe(claims(token).sub);
  expect((await visitor.get('/api/web/timeline')).body.code).toBe('unauthenticated');
});

it('shows the visitor their conversation without notes, and no other', async () => {
  const { token } = await session();
  const socket = visitorSocket(gateway, token);
  expect(await socket.connected).toBeNull();
  expect(await socket.say({ ...write, clientMessageId: 'first-message' })).toMatchObject({ ok: true });
  const [row] = (await gateway.store.conversations.list({ kind: 'all' }, '', { view: 'all', limit: 10 })).rows;
  const id = row?.id ?? '';
  expect(row?.customerName).toMatch(/^Visitor [0-9A-F]{4}$/);
  await drain(id);
  await change(gateway, id, { type: 'takeOver' }, actor);
  await change(gateway, id, { type: 'note', text: 'a difficult customer' }, actor);
  await change(gateway, id, { type: 'agentWrote', text: 'Hi, Maya here', clientMessageId: newId() }, actor);
  const { body } = await timeline(token);
  expect(body.state).toMatchObject({ conversationId: id, status: 'taken', agentName: 'Maya' });
  expect(body.entries.map(({ kind, text }: { kind: string; text: string }) => [kind, text])).toEqual([
    ['customer', 'Where is my order?'],
    ['event', ''],
    ['notice', 'You are being transferred to Agent'],
    ['agent', 'Hi, Maya here'],
  ]);
  expect(JSON.stringify(body)).not.toMatch(/difficult|Kessler/);
  expect((await timeline(token, '?after=4')).body.entries).toHaveLength(1);
  expect((await timeline((await session()).token)).body.entries).toEqual([]);
  socket.close();
});

it('accepts a message once, however often it comes', async () => {
  const { token } = await session();
  const socket = visitorSocket(gateway, token);
  const message = { ...write, clientMessageId: 'sent-three-times' };
  const acks = await Promise.all([socket.say(message), socket.say(message), socket.say(message)]);
  expect(acks.map(({ ok }) => ok)).toEqual([true, true, true]);
  const ready = await socket.hears('ready');
  expect(ready).toMatchObject({ protocol: PROTOCOL_VERSION, state: { conversationId: null } });
  const current = await gateway.store.conversations.currentOf(shop.channelAccountId, claims(token).sub);
  expect(await gateway.store.inbox.pending(current?.id ?? '', 10)).toHaveLength(1);
  socket.close();
});

it('lets nobody flood', async () => {
  const { token } = await session();
  const tabs = [visitorSocket(gateway, token), visitorSocket(gateway, token)];
  const acks = await Promise.all(
    Array.from({ length: 30 }, (_, i) => tabs[i % 2]?.say({ ...write, clientMessageId: `flooding-${i}` })),
  );
  expect(acks.filter(({ ok }) => ok).length).toBeLessThanOrEqual(21);
  expect(acks.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'rate_limited', retryable: true } });
  for (const tab of tabs) tab.close();
});

it('asks for a person, and ends', async () => {
  const { token } = await session();
  const socket = visitorSocket(gateway, token);
  expect(await socket.say({ type: 'requestHandover' })).toMatchObject({ ok: true });
  expect((await timeline(token)).body).toMatchObject({ state: { status: 'waiting' } });
  expect(await socket.say({ type: 'end' })).toMatchObject({ ok: true });
  expect((await timeline(token)).body).toMatchObject({ state: { status: 'ended' } });
  const { conversationId } = (await timeline(token)).body.state;
  expect(await socket.say({ ...write, clientMessageId: 'after-the-end' })).toMatchObject({ ok: true });
  await eventually('a new conversation', async () => {
    const current = await gateway.store.conversations.currentOf(shop.channelAccountId, claims(token).sub);
    return current && current.id !== conversationId && current.previousId === conversationId;
  });
  socket.close();
});

it('says no where human support is off', async () => {
  const quiet = await addBot(gateway, { humanSupport: false });
  const { body } = await visitor.post('/api/web/sessions', { channelId: quiet.channelAccountId });
  const socket = visitorSocket(gateway, body.token);
  expect(await socket.say({ type: 'requestHandover' })).toMatchObject({
    ok: false,
    error: { code: 'human_support_off' },
  });
  socket.close();
});

it('refuses pages of other sites', async () => {
  const body = { channelId: shop.channelAccountId };
  const answer = await visitor.post('/api/web/sessions', body, { origin: 'https://evil.test' });
  expect([answer.status, answer.body.code]).toEqual([403, 'wrong_origin']);
});

it('finds what was said behind more notes than one page holds', async () => {
  const { token } = await session();
  const socket = visitorSocket(gateway, token);
  expect(await socket.connected).toBeNull();
  await socket.say({ ...write, clientMessageId: newId() });
  socket.close();
  const id = (await timeline(token)).body.state.conversationId;
  await drain(id);
  const { seq } = await change(gateway, id, { type: 'takeOver' }, actor);
  const by = { kind: 'agent', id: actor.id, name: actor.name } as const;
  const own = (i: number) => ({ seq: seq + i, at: Date.now(), by });
  const notes = Array.from({ length: 501 }, (_, i) => ({ ...own(1 + i), type: 'note' as const, text: `note ${i}` }));
  const said = { ...own(502), type: 'agentMessage' as const, text: 'It ships today', clientMessageId: newId() };
  await gateway.store.timeline.append(id, [...notes, said]);
  expect((await timeline(token, `?after=${seq}`)).body.entries).toMatchObject([{ text: 'It ships today' }]);
  expect((await timeline(token, `?after=${seq + 502}`)).body.entries).toEqual([]);
});
