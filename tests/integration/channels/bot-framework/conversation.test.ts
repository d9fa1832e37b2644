import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BotRig, startBotRig } from './bot-rig.ts';

let rig: BotRig;
beforeAll(async () => {
  // The SDK writes there why it refuses.
  vi.spyOn(console, 'error').mockReturnValue();
  rig = await startBotRig();
});
afterAll(() => rig.close());

const PATIENCE = { timeout: 8_000 };
const status = (state: string, message?: string) => ({
  ...{ type: 'event', name: 'handoff.status' },
  value: { state, ...(message !== undefined && { message }) },
});
const handoffIn = (id: string) => rig.activity(id, { type: 'event', name: 'handoff.initiate', text: undefined });
const textsTo = (id: string) => rig.got(id).map(({ text }) => text);

test('what a customer writes is answered where they wrote it, once, however often it is told', async () => {
  const id = rig.newConversation();
  const question = rig.activity(id);
  expect(await Promise.all([question, question, question].map((said) => rig.tells(said)))).toEqual([200, 200, 200]);
  await expect.poll(() => textsTo(id).length, PATIENCE).toBe(1);
  expect(rig.eventsTo(id)).toEqual([]);
  expect(rig.got(id)).toMatchObject([{ from: { id: 'b-1' }, recipient: { id: 'u-1' }, channelId: 'webchat' }]);
  expect(await rig.tells(question)).toBe(200);
  const conversation = await rig.conversation(id);
  expect(conversation).toMatchObject({ channel: 'bot-framework', customerName: 'Priya' });
  const said = (await rig.entries(conversation.id)).filter(({ type }) => type === 'customerMessage');
  expect(said.map(({ text }) => text)).toEqual(['Where is my order?']);
});

test('an agent who writes much later reaches them where they were heard last', async () => {
  const id = rig.newConversation();
  await rig.tells(rig.activity(id));
  const conversation = await rig.conversation(id);
  await rig.agent.post(`/api/conversations/${conversation.id}/commands`, { type: 'takeOver' });
  await rig.tells(rig.activity(id, { serviceUrl: `${rig.fake.url}/amer/`, text: 'I have moved' }));
  await rig.writes(conversation.id, 'It is on its way');
  await expect.poll(() => textsTo(id), PATIENCE).toContain('It is on its way');
  const paths = rig.fake.calls.filter(({ body }) => body.includes('It is on its way')).map(({ path }) => path);
  expect(paths).toEqual([`/amer/v3/conversations/${id}/activities`]);
});

test('a customer whom another bot hands over waits for a person, with what that bot knows, and it is told what follows', async () => {
  const id = rig.newConversation();
  const transcript = { activities: [{ type: 'message', text: 'I want my money back', from: { name: 'Priya' } }] };
  const handoff = rig.activity(id, {
    ...{ type: 'event', name: 'handoff.initiate', text: undefined, value: { skill: 'refunds', orderNumber: 4711 } },
    ...{ attachments: [{ contentType: 'application/json', name: 'Transcript', content: transcript }] },
  });
  expect(await rig.tells(handoff)).toBe(200);
  const conversation = await rig.conversation(id);
  expect(conversation).toMatchObject({
    ...{ status: 'waiting', waiting: { reason: 'other_bot' } },
    collected: { skill: 'refunds', orderNumber: '4711' },
  });
  expect(await rig.tells(handoff)).toBe(200);
  const asked = () =>
    rig.entries(conversation.id).then((all) => all.filter(({ type }) => type === 'handoverRequested'));
  await expect.poll(asked, PATIENCE).toMatchObject([{ message: 'Priya: I want my money back' }]);
  await rig.agent.post(`/api/conversations/${conversation.id}/commands`, { type: 'accept' });
  await rig.writes(conversation.id, 'You get it back');
  await expect.poll(() => textsTo(id), PATIENCE).toContain('You get it back');
  await rig.agent.post(`/api/conversations/${conversation.id}/commands`, { type: 'resolve' });
  await expect.poll(() => rig.eventsTo(id), PATIENCE).toMatchObject([status('accepted'), status('completed')]);
});

test('a bot whose customer is given back to Baton’s bot is told that the handover is completed', async () => {
  const id = rig.newConversation();
  await rig.tells(handoffIn(id));
  const { id: conversationId } = await rig.conversation(id);
  const command = (what: object) => rig.agent.post(`/api/conversations/${conversationId}/commands`, what);
  await command({ type: 'accept' });
  expect((await command({ type: 'restoreToAi', instruction: '' })).status).toBe(200);
  await expect.poll(() => rig.eventsTo(id), PATIENCE).toMatchObject([status('accepted'), status('completed')]);
});

test.each([
  ['nobody is there and its bot asks then', { whenNobody: 'ask' }],
  ['there never is anybody', { humanSupport: false }],
])('where %s, the other bot is told that it failed, and its customer nothing', async (_, changes) => {
  const other = await startBotRig(changes);
  const id = other.newConversation();
  await other.tells(other.activity(id, { type: 'event', name: 'handoff.initiate', text: undefined }));
  await expect.poll(() => other.eventsTo(id), PATIENCE).toMatchObject([status('failed', 'Nobody is here.')]);
  expect(await other.conversation(id)).toMatchObject({ status: 'ai' });
  expect(other.got(id)).toEqual([]);
  await other.close();
});

test('who is not the Bot Framework is sent away, and nothing is stored', async () => {
  const id = rig.newConversation();
  expect(await rig.tells(rig.activity(id), 'a.b.c')).toBe(401);
  const foreign = rig.activity(id, { serviceUrl: 'https://example.org/' });
  expect(await rig.tells(foreign)).toBe(401);
  expect(await rig.currentOf(id)).toBeNull();
  const known = await rig.store.channelAccounts.byId(rig.accountId);
  expect(known?.health.lastError?.why).toContain('not in the list');
});

test('what makes no sense is said to make none, and what cannot be invoked is said not to be there', async () => {
  const id = rig.newConversation();
  expect(await rig.tells(rig.activity(id, { type: undefined }))).toBe(400);
  expect(await rig.tells(rig.activity(id, { type: 'invoke', name: 'task/fetch' }))).toBe(501);
  expect(await rig.currentOf(id)).toBeNull();
});

test.each([
  ['an app id', { appId: '' }],
  ['a tenant', { tenantId: undefined }],
  ['hosts with names', { serviceHosts: ['169.254.169.254'] }],
  ['hosts that others can see', { fileHosts: ['localhost'] }],
  ['no address of its own for what is Microsoft’s', { login: 'http://127.0.0.1' }],
])('an account has to have %s', async (_, settings) => {
  expect((await rig.connect(settings)).status).toBe(400);
});
