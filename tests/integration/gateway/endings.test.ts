import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING } from '#core/store/scope.ts';
import {
  addAgent,
  addBot,
  agentSocket,
  createBrowser,
  eventually,
  type Gateway,
  signedIn,
  startGateway,
  visitorSocket,
} from './harness.ts';
import { type Worker, workerOf } from './worker.ts';

/* The ends of a conversation and the ways back, from one person's screen to the other's, with a real worker between. */
let gateway: Gateway;
let worker: Worker;
let maya: Awaited<ReturnType<typeof addAgent>>;
let agent: ReturnType<typeof agentSocket>;
let shop: Awaited<ReturnType<typeof addBot>>;

beforeAll(async () => {
  gateway = await startGateway();
  worker = workerOf(gateway, 100);
  const none = { left: null, idle: null, dropped: null };
  shop = await addBot(gateway, { endings: none, reopenWithin: 60_000 });
  maya = await addAgent(gateway, 'agent', [shop.id], { limit: 20 });
  agent = agentSocket(gateway, await signedIn(gateway, maya));
  await agent.hears('ready');
  await agent.say({ type: 'listening', on: true });
});
afterAll(async () => {
  agent.close();
  await worker.close();
  await gateway.close();
});

let visitor: ReturnType<typeof visitorSocket>;
let id = '';
const write = (text: string) => visitor.say({ type: 'send', text, clientMessageId: randomUUID() });
const command = async (what: Record<string, unknown>) =>
  expect(await agent.say({ type: 'command', conversationId: id, command: what })).toMatchObject({ ok: true });
const state = async () => {
  const found = await gateway.store.conversations.find(EVERYTHING, id);
  if (found === null) throw new Error('it is there');
  return found;
};
/** Until the customer's page shows it. */
const shown = (event: string) =>
  visitor.hears('entries', ({ entries }) => entries.some((entry: { event: string }) => entry.event === event));

beforeEach(async () => {
  const { body } = await createBrowser(gateway).post('/api/web/sessions', { channelId: shop.channelAccountId });
  visitor = visitorSocket(gateway, body.token);
  await visitor.hears('ready');
  await write('My bag arrived damaged');
  const { state: now } = await visitor.hears('entries');
  id = now.conversationId;
  await command({ type: 'takeOver' });
  await shown('taken');
  return () => visitor.close();
});

describe('the end', () => {
  it('by the agent is on the customer’s page, with the words for it, and frees the agent', async () => {
    await command({ type: 'resolve' });
    expect((await shown('resolved')).state).toMatchObject({ conversationId: id, status: 'ended', agentName: null });
    await visitor.hears('entries', ({ entries }) =>
      entries.some(
        (entry: { kind: string; text: string }) => entry.kind === 'notice' && entry.text === shop.texts.resolved,
      ),
    );
    expect(await state()).toMatchObject({ status: 'resolved', slots: [], agentId: null });
    await command({ type: 'note', text: 'Sent a new one.' });
    expect(await agent.say({ type: 'command', conversationId: id, command: { type: 'hold' } })).toMatchObject({
      ok: false,
    });
  });

  it('by the status Completed is one and the same', async () => {
    await command({ type: 'setEngagementStatus', status: 'completed' });
    expect((await shown('resolved')).state.status).toBe('ended');
    expect(await state()).toMatchObject({ status: 'resolved', engagementStatus: 'completed', slots: [] });
  });

  it('by the customer is on the agent’s screen, and they are free', async () => {
    expect(await visitor.say({ type: 'end' })).toMatchObject({ ok: true });
    const { row, entries } = await agent.hears('conversation', (m) => m.row.id === id && m.row.status === 'dropped');
    expect(entries).toMatchObject([{ type: 'dropped', how: 'ended', by: { kind: 'customer' } }]);
    expect(row.endedAt).not.toBeNull();
    expect((await state()).slots).toEqual([]);
  });

  it('by going away comes after its time, with a line of its own, and not while they are here', async () => {
    await gateway.store.bots.update(shop.id, { endings: { left: 1, idle: null, dropped: null } });
    visitor.close();
    const dropped = (m: { type: string; row: { id: string; status: string } }) =>
      m.type === 'conversation' && m.row.id === id && m.row.status === 'dropped';
    const { entries } = await eventually('the end', () => agent.heard.find(dropped), 20_000);
    expect(entries).toMatchObject([{ type: 'dropped', how: 'left', by: { kind: 'system' } }]);
    await gateway.store.bots.update(shop.id, { endings: { left: null, idle: null, dropped: null } });
  });
});

describe('the way back', () => {
  it('leads a customer who writes again to the same agent, on the same page', async () => {
    await command({ type: 'resolve' });
    await shown('resolved');
    visitor.heard.length = 0;
    await write('One more thing');
    expect((await shown('reopened')).state).toMatchObject({ conversationId: id, status: 'taken', agentName: 'agent' });
    await agent.hears('conversation', (m) => m.row.id === id && m.row.last?.text === 'One more thing');
    await command({ type: 'agentWrote', text: 'Of course', clientMessageId: randomUUID() });
    await visitor.hears('entries', ({ entries }) =>
      entries.some((entry: { text: string }) => entry.text === 'Of course'),
    );
  });

  it('leads to the bot when the agent has stopped listening, and names the conversation before', async () => {
    await command({ type: 'resolve' });
    await shown('resolved');
    await agent.say({ type: 'listening', on: false });
    await write('One more thing');
    const next = await visitor.hears('entries', ({ state: now }) => now.conversationId !== id);
    expect(next.state.status).toBe('ai');
    expect((await state()).status).toBe('resolved');
    const previous = id;
    id = next.state.conversationId;
    expect(await state()).toMatchObject({ previousId: previous, lastAgentId: maya.id });
    await agent.say({ type: 'listening', on: true });
  });

  it('to the bot by the agent shows on both sides, and the bot answers what is asked of it', async () => {
    await command({ type: 'agentWrote', text: 'You get a new one on Friday.', clientMessageId: randomUUID() });
    visitor.heard.length = 0;
    await command({ type: 'restoreToAi', instruction: 'Ask whether the new bag arrived' });
    expect((await shown('ai')).state).toMatchObject({ conversationId: id, status: 'ai', agentName: null });
    await visitor.hears('entries', ({ entries }) => entries.some((entry: { kind: string }) => entry.kind === 'bot'));
    // Without a model nobody can do it: the agent is told so.
    await agent.hears('conversation', ({ entries }) =>
      entries.some((entry: { type: string; text: string }) => entry.type === 'note' && entry.text.includes('new bag')),
    );
    await eventually('the answer', async () => (await state()).awaitingBot === null);
    expect(await state()).toMatchObject({ status: 'ai', slots: [] });
  });
});
