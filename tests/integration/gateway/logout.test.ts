import { afterAll, beforeAll, expect, it } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { addAgent, addBot, addConversation, change, type Gateway, offerTo, signedIn, startGateway } from './harness.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

/** Somebody who listens, with a conversation that waited before and an offer that they have not answered. */
const atWork = async () => {
  const bot = await addBot(gateway);
  const maya = await addAgent(gateway, 'agent', [bot.id]);
  const browser = await signedIn(gateway, maya);
  await browser.post('/api/me/listening', { on: true });
  const [taken, offered] = [await addConversation(gateway, bot, 'One'), await addConversation(gateway, bot, 'Two')];
  for (const { id } of [taken, offered]) await change(gateway, id, ASKING);
  expect((await browser.post(`/api/conversations/${taken.id}/commands`, { type: 'accept' })).status).toBe(200);
  await change(gateway, offered.id, offerTo(maya, await gateway.store.now()), { kind: 'system' });
  const now = async ({ id }: { id: string }) => ({
    ...(await gateway.store.conversations.find(EVERYTHING, id)),
    entries: (await gateway.store.timeline.after(EVERYTHING, id, 0, 100)) ?? [],
  });
  return { maya, browser, taken: () => now(taken), offered: () => now(offered) };
};

it('puts everything back into the queue, with its place, when that is wanted', async () => {
  const { maya, browser, taken, offered } = await atWork();
  const { lastWaiting } = await taken();
  expect((await browser.post('/api/auth/logout', { conversations: 'queue' })).status).toBe(204);
  expect(await taken()).toMatchObject({ status: 'waiting', agentId: null, waiting: lastWaiting });
  const unassigned = (await taken()).entries.filter(({ type }) => type === 'unassigned');
  expect(unassigned).toMatchObject([{ reason: 'agent_logged_out', by: { id: maya.id } }]);
  expect(await offered()).toMatchObject({ status: 'waiting', offer: null, waiting: { declinedBy: [] } });
  expect((await offered()).entries.at(-1)).toMatchObject({ type: 'offerWithdrawn', because: 'agent_logged_out' });
  // Nothing comes straight back to them, whatever they are still connected with.
  expect(await gateway.store.agents.byId(maya.id)).toMatchObject({ listening: false });
  expect((await browser.get('/api/me')).status).toBe(401);
});

it('gives conversations back to the AI, when that is wanted', async () => {
  const { browser, taken, offered } = await atWork();
  expect((await browser.post('/api/auth/logout', { conversations: 'bot' })).status).toBe(204);
  expect(await taken()).toMatchObject({ status: 'ai', agentId: null, slots: [] });
  expect((await taken()).entries.some(({ type }) => type === 'restoredToAi')).toBe(true);
  expect(await offered()).toMatchObject({ status: 'waiting', offer: null });
});

it.each(['queue', 'bot'] as const)('leaves what somebody else has since to them: %s', async (conversations) => {
  const { browser, maya, taken } = await atWork();
  // Whoever supervises might do so with anybody's.
  await gateway.store.agents.update(maya.id, { role: 'supervisor' });
  const [{ id, botId }, { heldBy }] = [await taken(), gateway.store.conversations];
  const omar = await addAgent(gateway, 'supervisor', [botId ?? '']);
  const actor = { kind: 'agent' as const, ...omar, scope: { kind: 'all' as const } };
  // Between the look at what she has and the writing; before it the offers are looked at.
  let looks = 0;
  gateway.store.conversations.heldBy = async (ids) => {
    const held = await heldBy(ids);
    looks += 1;
    if (looks === 2) await change(gateway, id ?? '', { type: 'takeOver' }, actor);
    return held;
  };
  try {
    expect((await browser.post('/api/auth/logout', { conversations })).status).toBe(204);
  } finally {
    gateway.store.conversations.heldBy = heldBy;
  }
  expect(await taken()).toMatchObject({ status: 'taken', agentId: omar.id });
});

it.each([{ conversations: 'keep' }, {}, undefined])('keeps them for the grace with %j', async (body) => {
  const { maya, browser, taken } = await atWork();
  expect((await browser.post('/api/auth/logout', body)).status).toBe(204);
  expect(await taken()).toMatchObject({ status: 'taken', agentId: maya.id });
  expect(await gateway.store.agents.byId(maya.id)).toMatchObject({ listening: true });
});

it('ends no login for a wish that it does not know', async () => {
  const { browser, taken } = await atWork();
  for (const body of [{ conversations: 'burn' }, { conversations: 'queue', of: 'everybody' }, 'queue'])
    expect((await browser.post('/api/auth/logout', body)).status).toBe(400);
  expect((await browser.get('/api/me')).status).toBe(200);
  expect(await taken()).toMatchObject({ status: 'taken' });
});
