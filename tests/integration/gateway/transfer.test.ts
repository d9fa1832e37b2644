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
  createBrowser,
  eventually,
  type Gateway,
  signedIn,
  startGateway,
  visitorSocket,
} from './harness.ts';
import { type Worker, workerOf } from './worker.ts';

let gateway: Gateway;
let bot: Awaited<ReturnType<typeof addBot>>;
let worker: Worker;
beforeAll(async () => {
  gateway = await startGateway();
  worker = workerOf(gateway, 50);
});
afterAll(async () => {
  await worker.close();
  await gateway.close();
});
beforeEach(async () => {
  bot = await addBot(gateway);
});

type Person = { agent: Awaited<ReturnType<typeof addAgent>>; browser: Browser };
const person = async (role: Parameters<typeof addAgent>[1] = 'agent', botIds = [bot.id]): Promise<Person> => {
  const agent = await addAgent(gateway, role, botIds);
  return { agent, browser: await signedIn(gateway, agent) };
};
const say = ({ browser }: Person, id: string, command: object) =>
  browser.post(`/api/conversations/${id}/commands`, command);
const find = async (id: string) => {
  const found = await gateway.store.conversations.find(EVERYTHING, id);
  if (!found) throw new Error('it is there');
  return found;
};
const entries = async (id: string) => (await gateway.store.timeline.after(EVERYTHING, id, 0, 200)) ?? [];
const takenBy = async (who: Person): Promise<string> => {
  const { id } = await addConversation(gateway, bot, 'hello');
  expect((await say(who, id, { type: 'takeOver' })).status).toBe(200);
  return id;
};
const toAgent = ({ agent }: Person, message = '') => ({
  ...{ type: 'transfer', to: { kind: 'agent', agentId: agent.id }, message },
});
const toQueue = (botId: string, message = '') => ({ type: 'transfer', to: { kind: 'queue', botId }, message });

it('waits for a colleague as long as the bot says; then it stays with the first, who was in charge all the time', async () => {
  await gateway.store.bots.update(bot.id, { routing: { ...bot.routing, transferSeconds: 5 } });
  const [maya, omar] = [await person(), await person()];
  const id = await takenBy(maya);
  const before = await gateway.store.now();
  await say(maya, id, toAgent(omar, 'Knows the courier'));
  const after = await gateway.store.now();
  const { transfer } = await find(id);
  expect(transfer).toMatchObject({ to: omar.agent.id, from: maya.agent.id, message: 'Knows the courier' });
  expect((transfer?.expiresAt ?? 0) - 5_000).toBeGreaterThanOrEqual(before);
  expect((transfer?.expiresAt ?? 0) - 5_000).toBeLessThanOrEqual(after);
  const reply = { type: 'agentWrote', text: 'Still here', clientMessageId: 'still-here' };
  expect((await say(maya, id, reply)).status).toBe(200);
  expect((await say(omar, id, { ...reply, clientMessageId: 'not-yet-mine' })).body.code).toBe('not_in_charge');
  await eventually('the end of the wait', async () => (await find(id)).transfer === null, 12_000);
  expect(await find(id)).toMatchObject({ status: 'taken', agentId: maya.agent.id });
  expect((await entries(id)).at(-1)).toMatchObject({ type: 'transferExpired', agentId: omar.agent.id });
  expect((await say(omar, id, { type: 'acceptTransfer' })).body.code).toBe('no_transfer');
});

it('returns to the first at once when the colleague’s connection is lost, and says so', async () => {
  const [maya, omar] = [await person(), await person()];
  const screen = agentSocket(gateway, omar.browser);
  await screen.hears('presence', ({ agentId, present }) => agentId === omar.agent.id && present);
  const id = await takenBy(maya);
  await say(maya, id, toAgent(omar));
  // Nothing but the loss of the connection comes before it.
  expect((await find(id)).transfer).toMatchObject({ to: omar.agent.id });
  screen.close();
  await eventually('the return', async () => (await find(id)).transfer === null);
  expect(await find(id)).toMatchObject({ status: 'taken', agentId: maya.agent.id });
  expect((await entries(id)).at(-1)).toMatchObject({
    ...{ type: 'transferWithdrawn', agentId: omar.agent.id, because: 'agent_vanished', by: { kind: 'system' } },
  });
});

it('is declined with a reason, taken back by who asked, or accepted; each by the right person only', async () => {
  const [maya, omar, ida] = [await person(), await person(), await person()];
  const id = await takenBy(maya);
  await say(maya, id, toAgent(omar));
  expect((await say(ida, id, { type: 'declineTransfer', reason: '' })).body.code).toBe('no_transfer');
  expect((await say(ida, id, { type: 'withdrawTransfer' })).body.code).toBe('not_in_charge');
  await say(omar, id, { type: 'declineTransfer', reason: 'Not my subject' });
  expect((await entries(id)).at(-1)).toMatchObject({ type: 'transferDeclined', reason: 'Not my subject' });

  await say(maya, id, toAgent(omar));
  expect((await say(maya, id, { type: 'withdrawTransfer' })).status).toBe(200);
  expect((await entries(id)).at(-1)).toMatchObject({ type: 'transferWithdrawn', agentId: omar.agent.id });
  expect((await say(omar, id, { type: 'acceptTransfer' })).body.code).toBe('no_transfer');
  expect(await find(id)).toMatchObject({ agentId: maya.agent.id, transfer: null });

  await say(maya, id, toAgent(omar));
  expect((await say(omar, id, { type: 'acceptTransfer' })).status).toBe(200);
  expect((await say(maya, id, { type: 'withdrawTransfer' })).body.code).toBe('no_transfer');
  expect(await find(id)).toMatchObject({ agentId: omar.agent.id, transfer: null });
});

it('goes to the team of another bot: they see it, those who see only the first lose it, those of both keep it', async () => {
  const billing = await addBot(gateway, { name: 'Billing bot' });
  const [maya, ida, both] = [
    await person(),
    await person('agent', [billing.id]),
    await person('agent', [bot.id, billing.id]),
  ];
  const owner = await person('owner', []);
  const screens = [maya, ida, both, owner].map(({ browser }) => agentSocket(gateway, browser));
  const [mayas, idas, boths, owners] = screens;
  if (!mayas || !idas || !boths || !owners) throw new Error('four screens');
  await Promise.all(screens.map(({ connected }) => connected));
  const id = await takenBy(both);
  expect((await say(maya, id, toQueue(billing.id))).body.code).toBe('not_found');
  expect((await say(both, id, toQueue(billing.id, 'About an invoice'))).status).toBe(200);
  await mayas.hears('gone', (message) => message.conversationId === id);
  const moved = (message: { row: { id: string; botId: string } }) =>
    message.row.id === id && message.row.botId === billing.id;
  await Promise.all([idas, boths, owners].map(({ hears }) => hears('conversation', moved)));
  for (const { heard } of [idas, boths, owners]) expect(heard.filter(({ type }) => type === 'gone')).toEqual([]);
  expect(await find(id)).toMatchObject({ status: 'waiting', botId: billing.id, agentId: null });
  const queued = (await entries(id)).find(({ type }) => type === 'queued');
  expect(queued).toMatchObject({ botId: billing.id, from: bot.id, message: 'About an invoice' });
  expect((await say(ida, id, { type: 'accept' })).status).toBe(200);
  expect((await maya.browser.get(`/api/conversations/${id}`)).status).toBe(404);
  for (const { close } of screens) close();
});

it('goes back to the own queue with the place that it had, and not to one without people', async () => {
  const maya = await person();
  const { id } = await addConversation(gateway, bot, 'hello');
  await change(gateway, id, ASKING);
  const since = (await find(id)).waiting?.since;
  await say(maya, id, { type: 'takeOver' });
  await gateway.store.bots.update(bot.id, { humanSupport: false });
  expect((await say(maya, id, toQueue(bot.id))).body.code).toBe('human_support_off');
  await gateway.store.bots.update(bot.id, { humanSupport: true });
  await say(maya, id, toQueue(bot.id));
  expect((await find(id)).waiting?.since).toBe(since);
});

it('a whisper of whoever looks on reaches the one in charge and never the customer, in no way', async () => {
  const [maya, boss, omar] = [await person(), await person('supervisor'), await person()];
  const visitor = createBrowser(gateway);
  const { token } = (await visitor.post('/api/web/sessions', { channelId: bot.channelAccountId })).body;
  const widget = visitorSocket(gateway, token);
  await widget.connected;
  await widget.say({ type: 'send', clientMessageId: 'first-words', text: 'hello' });
  const { state } = await widget.hears('entries');
  const id = state.conversationId;
  await say(maya, id, { type: 'takeOver' });
  const screen = agentSocket(gateway, maya.browser);
  await screen.connected;
  for (const [who, text] of [
    [boss, 'SECRET offer a refund'],
    [omar, 'SECRET he is a regular'],
  ] as const)
    expect((await say(who, id, { type: 'note', text })).status).toBe(200);
  const heardBy = (name: string) => (message: { entries: { type: string; by: { name?: string } }[] }) =>
    message.entries.some(({ type, by }) => type === 'note' && by.name === name);
  await screen.hears('conversation', heardBy(boss.agent.name));
  await screen.hears('conversation', heardBy(omar.agent.name));
  expect((await find(id)).last?.text).not.toContain('SECRET');

  // Whatever came before a later reply would have come by then.
  await say(maya, id, { type: 'agentWrote', text: 'Maya here', clientMessageId: 'maya-is-here' });
  await widget.hears('entries', (m) => m.entries.some((entry: { text: string }) => entry.text === 'Maya here'));
  expect(JSON.stringify(widget.heard)).not.toContain('SECRET');
  for (const path of ['/api/web/timeline', `/api/web/earlier?conversationId=${id}`]) {
    const answer = await visitor.get(path, { authorization: `Bearer ${token}` });
    expect([answer.status, JSON.stringify(answer.body).includes('Maya here')], path).toEqual([200, true]);
    expect(JSON.stringify(answer.body), path).not.toContain('SECRET');
  }
  for (const { close } of [screen, widget]) close();
});

it('supervisors say how urgent somebody is who waits; others may not', async () => {
  const [agent, boss] = [await person(), await person('supervisor')];
  const { id } = await addConversation(gateway, bot, 'hello');
  await change(gateway, id, ASKING);
  expect((await say(agent, id, { type: 'prioritise', priority: 0 })).body.code).toBe('not_allowed');
  expect((await say(boss, id, { type: 'prioritise', priority: 4 })).status).toBe(400);
  expect((await say(boss, id, { type: 'prioritise', priority: 0 })).status).toBe(200);
  expect((await find(id)).waiting?.priority).toBe(0);
  expect((await entries(id)).at(-1)).toMatchObject({ type: 'prioritised', priority: 0, by: { id: boss.agent.id } });
});
