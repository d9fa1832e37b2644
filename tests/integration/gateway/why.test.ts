import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { newId } from '#core/store/ids.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { startWorker } from '#workers/worker.ts';
import {
  addAgent,
  addBot,
  addConversation,
  agentSocket,
  type Browser,
  change,
  type Gateway,
  signedIn,
  startGateway,
} from './harness.ts';

let gateway: Gateway;
let bot: Awaited<ReturnType<typeof addBot>>;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());
beforeEach(async () => {
  bot = await addBot(gateway);
});

const SYSTEM = { kind: 'system' } as const;
const waiting = async (wish: object = {}): Promise<string> => {
  const { id } = await addConversation(gateway, bot, 'hello');
  await change(gateway, id, { ...ASKING, ...wish });
  return id;
};
const route = () => {
  const apply = (id: string, request: Request) => change(gateway, id, request, SYSTEM);
  return handOut({ ...gateway.store, apply }, bot.id);
};
const listens = (id: string) => gateway.store.agents.setListening(id, true);
const there = async (id: string) =>
  gateway.store.agents.seenAt('elsewhere', [id], (await gateway.store.now()) + 60_000);
const member = async (role: Parameters<typeof addAgent>[1] = 'agent', changes = {}) => {
  const agent = await addAgent(gateway, role, [bot.id], changes);
  return { agent, browser: await signedIn(gateway, agent) };
};
const routing = (changes: object) =>
  gateway.store.bots.update(bot.id, { routing: { ...bot.routing, ...changes } as typeof bot.routing });

describe('why a conversation still waits', () => {
  const why = async (browser: Browser, id: string) => (await browser.get(`/api/conversations/${id}/why`)).body;

  it('is told from the router’s own decision, with what the viewer may press', async () => {
    const { agent, browser } = await member();
    const busy = await addAgent(gateway, 'agent', [bot.id], { limit: 1 });
    await Promise.all([listens(busy.id), there(busy.id)]);
    await waiting();
    await route();
    const id = await waiting({ skills: ['refunds'], language: 'de' });
    expect(await why(browser, id)).toMatchObject({ cause: { code: 'not_looked' }, candidates: [] });
    await route();
    const answer = await why(browser, id);
    expect(answer).toMatchObject({
      cause: { code: 'nobody' },
      skills: ['refunds'],
      language: 'de',
      // Nobody has the skill, and only an admin gives skills.
      mends: ['start_listening', 'assign_to_me', 'ask_admin'],
    });
    const against = Object.fromEntries(
      answer.candidates.map((each: { agentId: string; against: object[] }) => [each.agentId, each.against]),
    );
    expect(against).toEqual({
      [agent.id]: [{ code: 'not_listening' }, { code: 'skills', skills: ['refunds'] }],
      [busy.id]: [
        { code: 'at_limit', active: 1, limit: 1 },
        { code: 'skills', skills: ['refunds'] },
      ],
    });
    // The button does what it says.
    const body = { type: 'accept' };
    expect((await browser.post(`/api/conversations/${id}/commands`, body)).status).toBe(200);
    expect(await why(browser, id)).toMatchObject({ cause: { code: 'not_waiting', status: 'taken' }, mends: [] });
  });

  it('says to whom it is offered and until when, to others and to the one who is asked', async () => {
    await routing({ mode: 'offer' });
    const asked = await member();
    const other = await member();
    await Promise.all([listens(asked.agent.id), there(asked.agent.id)]);
    const id = await waiting();
    await route();
    const { cause, mends } = await why(other.browser, id);
    expect(cause).toMatchObject({ code: 'offered', agentId: asked.agent.id, name: asked.agent.name });
    expect(cause.until).toBeGreaterThan(await gateway.store.now());
    expect(mends).toEqual(['take_over']);
    expect((await why(asked.browser, id)).mends).toEqual(['assign_to_me']);
  });

  it('names the bot’s settings, the admin’s button, and whoever has no room for it', async () => {
    const full = await member('agent', { limit: 1 });
    const admin = await member('admin');
    await change(
      gateway,
      await waiting(),
      { type: 'takeOver' },
      { kind: 'agent', id: full.agent.id, name: 'F', role: 'agent', scope: { kind: 'bots', botIds: [bot.id] } },
    );
    const id = await waiting();
    await routing({ mode: 'pick' });
    expect(await why(full.browser, id)).toMatchObject({ cause: { code: 'by_hand' }, mends: ['make_room'] });
    await gateway.store.bots.update(bot.id, { humanSupport: false });
    expect(await why(full.browser, id)).toMatchObject({
      cause: { code: 'human_support_off' },
      mends: ['make_room', 'ask_admin'],
    });
    expect((await why(admin.browser, id)).mends).toEqual(['turn_on_human_support', 'assign_to_me']);
    await admin.browser.patch(`/api/bots/${bot.id}`, { humanSupport: true });
    expect((await why(admin.browser, id)).cause).toEqual({ code: 'by_hand' });
  });

  it('is not told to who does not see the conversation', async () => {
    const stranger = await signedIn(gateway, await addAgent(gateway, 'agent', []));
    const id = await waiting();
    expect((await stranger.get(`/api/conversations/${id}/why`)).status).toBe(404);
  });
});

describe('why the viewer receives nothing', () => {
  const why = async (browser: Browser) => (await browser.get('/api/me/why-not-receiving')).body.bots;

  it('goes through their bots and no others', async () => {
    const { agent, browser } = await member();
    const quiet = await addBot(gateway, { name: 'Billing bot' });
    await addBot(gateway, { name: 'Not theirs' });
    await gateway.store.agents.joinBot(agent.id, quiet.id);
    await waiting();
    const codes = async () =>
      Object.fromEntries(
        (await why(browser)).map((each: { botId: string; causes: { code: string }[] }) => [
          each.botId,
          each.causes.map(({ code }) => code),
        ]),
      );
    expect(await codes()).toEqual({ [bot.id]: ['not_listening'], [quiet.id]: ['not_listening'] });
    await Promise.all([listens(agent.id), there(agent.id)]);
    expect(await codes()).toEqual({ [bot.id]: ['next'], [quiet.id]: ['nobody_waiting'] });
    await route();
    expect(await codes()).toEqual({ [bot.id]: ['nobody_waiting'], [quiet.id]: ['nobody_waiting'] });
    await gateway.store.agents.update(agent.id, { limit: 1 });
    expect(
      (await why(browser)).map((each: { causes: object[]; mends: string[] }) => [each.causes, each.mends]),
    ).toEqual([
      [[{ code: 'at_limit', active: 1, limit: 1 }], ['make_room']],
      [[{ code: 'at_limit', active: 1, limit: 1 }], ['make_room']],
    ]);
  });

  it('tells of breaks, of skills that those who wait ask for, and of those who are being offered to others', async () => {
    await routing({ wrapUpSeconds: 600 });
    const { agent, browser } = await member();
    await Promise.all([listens(agent.id), there(agent.id)]);
    const done = await waiting();
    await route();
    const actor = {
      kind: 'agent',
      id: agent.id,
      name: agent.name,
      role: 'agent',
      scope: { kind: 'bots', botIds: [bot.id] },
    } as const;
    await change(gateway, done, { type: 'resolve' }, actor);
    const [wrapping] = await why(browser);
    expect(wrapping.causes).toMatchObject([{ code: 'wrapping_up' }]);
    expect(wrapping.causes[0].until).toBeGreaterThan(await gateway.store.now());
    await routing({ wrapUpSeconds: 0, mode: 'offer' });
    await waiting({ skills: ['refunds'] });
    expect(await why(browser)).toMatchObject([{ waiting: 1, causes: [{ code: 'skills', skills: ['refunds'] }] }]);
    const other = await addAgent(gateway, 'agent', [bot.id]);
    await gateway.store.agents.update(other.id, { skills: ['refunds'] });
    await Promise.all([listens(other.id), there(other.id)]);
    await route();
    expect(await why(browser)).toMatchObject([{ waiting: 0, causes: [{ code: 'spoken_for' }] }]);
  });
});

describe('why a conversation is not in the list', () => {
  const seen = async (browser: Browser, id: string, query = '') =>
    (await browser.get(`/api/conversations/${id}/visibility${query}`)).body;

  it('names the filters that hide it, by the very words of the list', async () => {
    const { browser } = await member();
    const id = await waiting();
    expect(await seen(browser, id)).toEqual({ code: 'visible' });
    expect(await seen(browser, id, '?view=waiting&search=priya')).toEqual({ code: 'visible' });
    expect(await seen(browser, id, `?view=mine&botId=${newId()}&search=omar`)).toEqual({
      ...{ code: 'filtered', by: ['view', 'bot', 'search'] },
    });
    expect(await seen(browser, id, '?view=closed')).toEqual({ code: 'filtered', by: ['open'] });
    for (const query of ['?view=all', '?view=waiting', '?view=closed', '?view=mine', '?view=all&search=Omar']) {
      const { rows } = (await browser.get(`/api/conversations${query}`)).body;
      const listed = rows.some((row: { id: string }) => row.id === id);
      expect((await seen(browser, id, query)).code === 'visible', query).toBe(listed);
    }
  });

  it('says nothing but that it is not theirs to who is not a member of its bot, and tells it from one that is not there', async () => {
    const id = await waiting();
    const stranger = await signedIn(gateway, await addAgent(gateway, 'agent', []));
    const answer = await stranger.get(`/api/conversations/${id}/visibility?view=waiting&search=Priya`);
    expect(answer.body).toEqual({ code: 'not_member' });
    expect(await seen(stranger, newId())).toEqual({ code: 'unknown' });
    expect((await stranger.get(`/api/conversations/${id}/visibility?botId[$ne]=x`)).status).toBe(400);
  });
});

it('supervisors are told of a missed promise at once, whoever is in charge; so is the queue', async () => {
  const log = pino({ level: 'silent' });
  const queue = { redisUrl: process.env.BATON_TEST_REDIS_URL ?? '', prefix: `test-${gateway.databaseName}` };
  const serviceLevels = { ...bot.serviceLevels, 2: { firstReply: 1, resolution: null } };
  await gateway.store.bots.update(bot.id, { serviceLevels });
  const { browser } = await member('supervisor');
  const stranger = await signedIn(gateway, await addAgent(gateway, 'supervisor', []));
  const [screen, elsewhere] = [agentSocket(gateway, browser), agentSocket(gateway, stranger)];
  await Promise.all([screen.connected, elsewhere.connected]);
  const { id } = await addConversation(gateway, bot, 'hello');
  // Two minutes ago somebody asked, who was promised a reply within one.
  const now = () => Date.now() - 120_000;
  await applyCommand({ ...gateway.store, now, settle: () => undefined }, id, ASKING, { kind: 'customer' });
  const worker = startWorker({ store: gateway.store, queue, openai: undefined, log, sweepEvery: 50 });
  try {
    const breached = ({ entries }: { entries: { type: string }[] }) =>
      entries.some(({ type }) => type === 'serviceLevelBreached');
    const { row, entries } = await screen.hears('conversation', breached);
    expect(row).toMatchObject({ id, breached: ['firstReply'], dueAt: null, priority: 1 });
    expect(entries.find(({ type }: { type: string }) => type === 'serviceLevelBreached')).toMatchObject({
      ...{ what: 'firstReply', priority: 1 },
    });
    expect(elsewhere.heard.filter(({ type }) => type === 'conversation')).toEqual([]);
  } finally {
    await worker.close();
    for (const { close } of [screen, elsewhere]) close();
  }
});
