import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
  signedIn,
  startGateway,
} from './harness.ts';
import { type Worker, workerOf } from './worker.ts';

/* No sweep helps here: whoever waits is handed out because somebody rang at the very event, or never. */
let gateway: Gateway;
let worker: Worker;
let admin: Browser;
let bot: Awaited<ReturnType<typeof addBot>>;
let elsewhere: typeof bot;

beforeAll(async () => {
  gateway = await startGateway();
  worker = workerOf(gateway, 3_600_000);
  admin = await signedIn(gateway, await addAgent(gateway, 'admin', []));
});
afterAll(async () => {
  await worker.close();
  await gateway.close();
});
beforeEach(async () => {
  bot = await addBot(gateway);
});

const { find, aside } = {
  find: async (id: string) => gateway.store.conversations.find(EVERYTHING, id),
  aside: async (id: string) => gateway.store.conversations.aside(EVERYTHING, id),
};
const ownedBy = (id: string, agentId: string) =>
  eventually('the next one', async () => (await find(id))?.agentId === agentId);
const offeredTo = (id: string, agentId: string) =>
  eventually('the offer', async () => (await find(id))?.offer?.agentId === agentId);
const command = (browser: Browser, id: string, body: object) =>
  browser.post(`/api/conversations/${id}/commands`, body).then(({ status }) => expect(status).toBe(200));

/** Waits, and the router has looked and found nobody: from now on only a bell brings it back. */
const inVain = async (wish: { skills?: string[] } = {}, of = bot): Promise<string> => {
  const { id } = await addConversation(gateway, of, 'I want to talk to a person');
  await change(gateway, id, { ...ASKING, ...wish });
  gateway.queues.ring('route', { botId: of.id });
  await eventually('the router', async () => (await aside(id))?.routing);
  return id;
};
const person = async (botIds = [bot.id], limit = 1) => {
  const agent = await addAgent(gateway, 'agent', botIds, { limit });
  return { ...agent, browser: await signedIn(gateway, agent) };
};
/** Is there and listens. */
const listener = async (botIds = [bot.id], limit = 1) => {
  const someone = await person(botIds, limit);
  await someone.browser.post('/api/me/listening', { on: true });
  const screen = agentSocket(gateway, someone.browser);
  await screen.hears('presence', (m) => m.agentId === someone.id && m.present);
  return { ...someone, screen };
};

describe('whoever waits is handed out at once', () => {
  it('to somebody who starts listening', async () => {
    const maya = await person();
    const screen = agentSocket(gateway, maya.browser);
    await screen.hears('presence', (m) => m.agentId === maya.id && m.present);
    const id = await inVain();
    await maya.browser.post('/api/me/listening', { on: true });
    await ownedBy(id, maya.id);
    screen.close();
  });

  it('to somebody who listens and is there again', async () => {
    const maya = await person();
    await maya.browser.post('/api/me/listening', { on: true });
    await gateway.store.agents.leftGateway('before', maya.id, await gateway.store.now());
    const away = async () => Object.keys((await gateway.store.agents.byId(maya.id))?.seen ?? {}).length === 0;
    await eventually('her absence', away);
    const id = await inVain();
    const screen = agentSocket(gateway, maya.browser);
    await ownedBy(id, maya.id);
    screen.close();
  });

  it.each<[string, (botId: string) => [before: object, after: object]]>([
    ['a raised limit', () => [{ limit: 1 }, { limit: 2 }]],
    ['a limit for the bot that is no more', (botId) => [{ limit: 5, botLimits: { [botId]: 1 } }, { botLimits: {} }]],
  ])('to %s', async (_what, changes) => {
    const [before, after] = changes(bot.id);
    const maya = await listener();
    expect((await admin.patch(`/api/people/${maya.id}`, before)).status).toBe(200);
    const { id: first } = await addConversation(gateway, bot, 'hello');
    await command(maya.browser, first, { type: 'takeOver' });
    const id = await inVain();
    expect((await admin.patch(`/api/people/${maya.id}`, after)).status).toBe(200);
    await ownedBy(id, maya.id);
    maya.screen.close();
  });

  it.each<[string, { skills?: string[] }, object, (botId: string) => object]>([
    ['a new member', {}, { botIds: [] }, (botId) => ({ botIds: [botId] })],
    ['the end of a pause', {}, { paused: true }, () => ({ paused: false })],
    ['a skill that was missing', { skills: ['refunds'] }, {}, () => ({ skills: ['refunds'] })],
  ])('to %s', async (_what, wish, before, after) => {
    const maya = await listener();
    expect((await admin.patch(`/api/people/${maya.id}`, { name: 'Maya', ...before })).status).toBe(200);
    const id = await inVain(wish);
    expect((await admin.patch(`/api/people/${maya.id}`, after(bot.id))).status).toBe(200);
    await ownedBy(id, maya.id);
    maya.screen.close();
  });

  it('to other rules of the bot', async () => {
    await gateway.store.bots.update(bot.id, { routing: { ...bot.routing, mode: 'pick' } });
    const maya = await listener();
    const id = await inVain();
    expect((await find(id))?.agentId).toBeNull();
    expect((await admin.patch(`/api/bots/${bot.id}`, { routing: { mode: 'assign' } })).status).toBe(200);
    await ownedBy(id, maya.id);
    maya.screen.close();
  });

  type Person = Awaited<ReturnType<typeof person>>;
  type Deed = (id: string, maya: Person, others: { colleague: Person; boss: Browser }) => Promise<unknown>;

  it.each<[string, Deed]>([
    ['resolves', (id, { browser }) => command(browser, id, { type: 'resolve' })],
    ['gives back to the bot', (id, { browser }) => command(browser, id, { type: 'restoreToAi', instruction: '' })],
    ['loses to a supervisor', (id, _maya, { boss }) => command(boss, id, { type: 'takeOver' })],
    [
      'passes on to a colleague',
      async (id, { browser }, { colleague }) => {
        const to = { kind: 'agent', agentId: colleague.id };
        await command(browser, id, { type: 'transfer', to, message: '' });
        await command(colleague.browser, id, { type: 'acceptTransfer' });
      },
    ],
    [
      'passes on to another team',
      async (id, { browser }) => {
        const to = { kind: 'queue', botId: elsewhere.id };
        await command(browser, id, { type: 'transfer', to, message: '' });
      },
    ],
  ])('to the room that an agent has again who %s, also for another of their bots', async (_what, deed) => {
    elsewhere = await addBot(gateway, { routing: { ...bot.routing, mode: 'pick' } });
    const other = await addBot(gateway);
    const maya = await listener([bot.id, other.id, elsewhere.id]);
    const colleague = await person();
    const boss = await signedIn(gateway, await addAgent(gateway, 'supervisor', [bot.id]));
    const { id: first } = await addConversation(gateway, bot, 'hello');
    await command(maya.browser, first, { type: 'takeOver' });
    const id = await inVain({}, other);
    await deed(first, maya, { colleague, boss });
    await ownedBy(id, maya.id);
    maya.screen.close();
  });

  it('to the next one when somebody declines, or is gone', async () => {
    await gateway.store.bots.update(bot.id, { routing: { ...bot.routing, mode: 'offer' } });
    const [maya, omar, ida] = [await listener(), await listener(), await listener()];
    const { id } = await addConversation(gateway, bot, 'hello');
    await command(admin, id, { type: 'requestHandover' });
    await offeredTo(id, maya.id);
    await command(maya.browser, id, { type: 'decline', reason: 'Stepping away' });
    await offeredTo(id, omar.id);
    omar.screen.close();
    await offeredTo(id, ida.id);
    for (const { screen } of [maya, ida]) screen.close();
  });
});
