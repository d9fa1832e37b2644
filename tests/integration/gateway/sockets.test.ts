import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#core/contracts/protocol.ts';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { isPresent } from '#core/domain/presence.ts';
import { newId } from '#core/store/ids.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import {
  addAgent,
  addBot,
  addConversation,
  agentSocket,
  change,
  createBrowser,
  eventually,
  type Gateway,
  offerTo,
  signedIn,
  startGateway,
  visitorSocket,
} from './harness.ts';

let gateway: Gateway;
let other: Gateway;
let shop: Awaited<ReturnType<typeof addBot>>;
let maya: Awaited<ReturnType<typeof addAgent>>;
let omar: Awaited<ReturnType<typeof addAgent>>;

beforeAll(async () => {
  gateway = await startGateway();
  other = await startGateway({ databaseName: gateway.databaseName });
  shop = await addBot(gateway);
  maya = await addAgent(gateway, 'agent', [shop.id]);
  omar = await addAgent(gateway, 'agent', [shop.id]);
});
afterAll(async () => {
  await Promise.all([gateway.close(), other.close()]);
});

const newVisitor = async () => {
  const { body } = await createBrowser(gateway).post('/api/web/sessions', { channelId: shop.channelAccountId });
  return body.token as string;
};

it('refuses another version of the protocol, in words that a client understands', async () => {
  const agent = agentSocket(gateway, await signedIn(gateway, maya), { protocol: PROTOCOL_VERSION + 1 });
  const visitor = visitorSocket(gateway, await newVisitor(), { protocol: PROTOCOL_VERSION - 1 });
  for (const socket of [agent, visitor]) {
    expect(await socket.connected).toMatchObject({
      code: 'protocol_version',
      data: { code: 'protocol_version', message: expect.stringContaining('Reload'), retryable: false },
    });
    socket.close();
  }
});

it('refuses pages of other sites at the upgrade itself, and agents without a login', async () => {
  const browser = await signedIn(gateway, maya);
  const foreign = agentSocket(gateway, browser, { origin: 'https://evil.test' });
  expect((await foreign.connected)?.code).toMatch(/websocket error/);
  const visitor = visitorSocket(gateway, await newVisitor(), { origin: 'https://evil.test' });
  expect((await visitor.connected)?.code).toMatch(/websocket error/);
  const anonymous = agentSocket(gateway, { cookie: '' });
  expect(await anonymous.connected).toMatchObject({ code: 'unauthenticated' });
  for (const socket of [foreign, visitor, anonymous]) socket.close();
});

it('closes the sockets of a login at the logout, on every gateway, and no others', async () => {
  const browser = await signedIn(gateway, maya);
  const elsewhere = await signedIn(gateway, maya);
  const here = agentSocket(gateway, browser);
  const there = agentSocket(other, browser);
  const stays = agentSocket(gateway, elsewhere);
  expect(await Promise.all([here.connected, there.connected, stays.connected])).toEqual([null, null, null]);
  await browser.post('/api/auth/logout');
  await eventually('the end of both', () => !here.socket.connected && !there.socket.connected, 5_000);
  expect(stays.socket.connected).toBe(true);
  for (const socket of [here, there, stays]) socket.close();
});

it('closes the sockets of a login that ended in the store alone, within five seconds', async () => {
  const browser = await signedIn(gateway, maya);
  const socket = agentSocket(gateway, browser);
  expect(await socket.connected).toBeNull();
  await gateway.store.sessions.removeOf([maya.id]);
  await eventually('the end', () => !socket.socket.connected, 5_000);
  socket.close();
});

it('announces who is there and who listens to colleagues on every gateway', async () => {
  const watcher = agentSocket(other, await signedIn(gateway, omar));
  expect(await watcher.connected).toBeNull();
  await watcher.hears('ready', ({ agentId }) => agentId === omar.id);
  const socket = agentSocket(gateway, await signedIn(gateway, maya));
  await watcher.hears('presence', (p) => p.agentId === maya.id && p.present && !p.listening);
  expect(await socket.say({ type: 'listening', on: true })).toMatchObject({ ok: true, result: null });
  await watcher.hears('presence', (p) => p.agentId === maya.id && p.listening && p.limit === 3);
  const stored = await gateway.store.agents.byId(maya.id);
  expect(stored && isPresent(stored, Date.now())).toBe(true);
  expect(await gateway.queues.redis.exists(`test-${gateway.databaseName}:route:id`)).toBe(1);
  for (const one of [watcher, socket]) one.close();
});

it('takes an offer back with the last connection of who has it, by itself and at once', async () => {
  const tabs = [agentSocket(gateway, await signedIn(gateway, maya)), agentSocket(other, await signedIn(gateway, maya))];
  await Promise.all(tabs.map(({ hears }) => hears('presence', (m) => m.agentId === maya.id && m.present)));
  const { id } = await addConversation(gateway, shop, 'Hello');
  await change(gateway, id, ASKING);
  await change(gateway, id, offerTo(maya, await gateway.store.now()), { kind: 'system' });
  const withdrawn = async () =>
    (await gateway.store.timeline.after(EVERYTHING, id, 0, 100))?.filter(({ type }) => type === 'offerWithdrawn');
  const gateways = async () => Object.keys((await gateway.store.agents.byId(maya.id))?.seen ?? {}).length;
  tabs[0]?.close();
  await eventually('the first departure', async () => (await gateways()) === 1);
  expect(await withdrawn()).toEqual([]);
  tabs[1]?.close();
  await eventually('the withdrawal', async () => (await withdrawn())?.length === 1);
  expect(await gateways()).toBe(0);
  expect(await withdrawn()).toMatchObject([{ agentId: maya.id, because: 'agent_vanished' }]);
});

it('gives a transfer back to the first agent with the last connection of who was asked, by itself and at once', async () => {
  const socket = agentSocket(gateway, await signedIn(gateway, maya));
  await socket.hears('presence', (m) => m.agentId === maya.id && m.present);
  const [{ id }, first] = [await addConversation(gateway, shop, 'Hello'), await signedIn(gateway, omar)];
  const says = (command: object) => first.post(`/api/conversations/${id}/commands`, command);
  await says({ type: 'takeOver' });
  await says({ type: 'transfer', to: { kind: 'agent', agentId: maya.id }, message: '' });
  const entries = async () => (await gateway.store.timeline.after(EVERYTHING, id, 0, 100)) ?? [];
  expect((await entries()).at(-1)).toMatchObject({ type: 'transferOffered', to: maya.id });
  socket.close();
  await eventually('the return', async () => (await entries()).at(-1)?.type === 'transferWithdrawn');
  expect((await entries()).at(-1)).toMatchObject({ agentId: maya.id, because: 'agent_vanished' });
  expect(await gateway.store.conversations.find(EVERYTHING, id)).toMatchObject({ agentId: omar.id, transfer: null });
});

it('shows who is looking and who types, and tells the customer of the one in charge only', async () => {
  const token = await newVisitor();
  const visitor = visitorSocket(other, token);
  await visitor.say({ type: 'send', clientMessageId: 'hello-hello', text: 'Hello' });
  const { conversationId } = (
    await createBrowser(gateway).get('/api/web/timeline', { authorization: `Bearer ${token}` })
  ).body.state;
  const mayas = agentSocket(gateway, await signedIn(gateway, maya));
  const omars = agentSocket(other, await signedIn(gateway, omar));
  await Promise.all([mayas.connected, omars.connected]);
  await mayas.say({ type: 'looking', conversationId });
  await omars.say({ type: 'looking', conversationId });
  await mayas.hears('looking', (m) => m.agentId === omar.id && m.on);
  await omars.hears('looking', (m) => m.agentId === maya.id && m.on);

  await visitor.say({ type: 'typing' });
  await mayas.hears('typing', (m) => m.who === 'customer' && m.conversationId === conversationId);
  await omars.say({ type: 'typing', conversationId });
  await mayas.hears('typing', (m) => m.who === 'agent' && m.name === omar.name);
  expect(visitor.heard.filter((m) => m.type === 'typing')).toEqual([]);

  const command = { type: 'command', conversationId, command: { type: 'takeOver' } };
  expect(await mayas.say(command)).toMatchObject({ ok: true, result: { version: expect.any(Number) } });
  await mayas.say({ type: 'typing', conversationId });
  expect(await visitor.hears('typing')).toEqual({ type: 'typing', who: 'agent', name: maya.name.split(' ')[0] });
  await omars.say({ type: 'seen', conversationId, seq: 2 });
  await mayas.say({ type: 'seen', conversationId, seq: 999 });
  const receipt = await visitor.hears('receipt');
  expect(receipt.seenSeq).toBeLessThan(999);
  expect(visitor.heard.filter((m) => m.type === 'receipt')).toHaveLength(1);

  await omars.say({ type: 'looking', conversationId: null });
  await mayas.hears('looking', (m) => m.agentId === omar.id && !m.on);
  for (const socket of [visitor, mayas, omars]) socket.close();
});

it('stores how far a customer has read, forwards only, and tells who looks', async () => {
  const token = await newVisitor();
  const first = visitorSocket(gateway, token);
  await first.say({ type: 'send', clientMessageId: 'read-receipts', text: 'Hello' });
  const { conversationId } = (
    await createBrowser(gateway).get('/api/web/timeline', { authorization: `Bearer ${token}` })
  ).body.state;
  const actor: Actor = { kind: 'bot' };
  await change(gateway, conversationId, {
    type: 'customerWrote',
    text: 'Hello',
    inboxId: newId(),
    clientMessageId: null,
  });
  const answer = { type: 'botReplied', text: 'Hi!', answersSeq: 2, citations: [], quickReplies: [], source: 'test' };
  await change(gateway, conversationId, answer as never, actor);
  first.close();
  const visitor = visitorSocket(gateway, token);
  expect((await visitor.hears('ready')).state).toMatchObject({ conversationId, seq: 3 });
  const mayas = agentSocket(other, await signedIn(gateway, maya));
  await mayas.connected;
  await mayas.say({ type: 'looking', conversationId });
  await visitor.say({ type: 'received', seq: 3 });
  await visitor.say({ type: 'seen', seq: 2 });
  await visitor.say({ type: 'seen', seq: 1 });
  await visitor.say({ type: 'seen', seq: 1_000 });
  await mayas.hears('receipt', (m) => m.receivedSeq === 3 && m.seenSeq === 2);
  await mayas.hears('receipt', (m) => m.receivedSeq === 3 && m.seenSeq === 3);
  const detail = await (await signedIn(gateway, omar)).get(`/api/conversations/${conversationId}`);
  expect(detail.body).toMatchObject({ customerReceivedSeq: 3, customerSeenSeq: 3 });
  for (const socket of [visitor, mayas]) socket.close();
});

it('makes an agent whose rights changed come back into the rooms of the new ones', async () => {
  const lena = await addAgent(gateway, 'agent', []);
  const socket = agentSocket(gateway, await signedIn(gateway, lena));
  expect(await socket.connected).toBeNull();
  const chat = await addConversation(gateway, shop, 'Hello');
  expect(await socket.say({ type: 'looking', conversationId: chat.id })).toMatchObject({ ok: false });
  await gateway.store.agents.joinBot(lena.id, shop.id);
  await eventually('a second welcome', () => socket.heard.filter((m) => m.type === 'ready').length === 2, 6_000);
  expect(await socket.say({ type: 'looking', conversationId: chat.id })).toMatchObject({ ok: true });
  socket.close();
});

it('finishes what it has begun when it closes, and its clients come back by themselves', async () => {
  const leaving = await startGateway({ databaseName: gateway.databaseName });
  const token = await newVisitor();
  const visitor = visitorSocket(leaving, token);
  expect(await visitor.connected).toBeNull();
  const reason = new Promise((resolve) => visitor.socket.once('disconnect', resolve));
  const ack = visitor.say({ type: 'send', clientMessageId: 'in-the-last-moment', text: 'Still there?' });
  await visitor.say({ type: 'typing' });
  await leaving.close();
  expect(await ack).toMatchObject({ ok: true });
  expect(await reason).toBe('transport close');
  expect(visitor.socket.active).toBe(true);
  visitor.close();
});
