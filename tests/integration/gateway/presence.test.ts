import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { isPresent, PRESENCE_LEASE } from '#core/domain/presence.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import {
  addAgent,
  addBot,
  addConversation,
  agentSocket,
  change,
  eventually,
  type Gateway,
  offerTo,
  signedIn,
  startGateway,
} from './harness.ts';
import { type Worker, workerOf } from './worker.ts';

/** So long a silent line is thought to be alive. Milliseconds. */
const PATIENCE = 3_000;

let gateway: Gateway;
let other: Gateway;
/** Notices soon what the others notice in their time. */
let brisk: Gateway;
let worker: Worker;

beforeAll(async () => {
  gateway = await startGateway();
  const { databaseName } = gateway;
  other = await startGateway({ databaseName });
  brisk = await startGateway({
    databaseName,
    realtimeTimes: { pingInterval: 200, pingTimeout: PATIENCE, watchEvery: 50 },
  });
  worker = workerOf(gateway, 100);
});
afterAll(async () => {
  await worker.close();
  await Promise.all([gateway, other, brisk].map(({ close }) => close()));
});
afterEach(() => {
  vi.restoreAllMocks();
});

const grace = (graceSeconds: number) => gateway.store.workspace.change({ graceSeconds });
const person = async (id: string) => {
  const agent = await gateway.store.agents.byId(id);
  if (!agent) throw new Error('works here');
  return { ...agent, present: isPresent(agent, await gateway.store.now()) };
};
const conversation = async (id: string) => {
  const found = await gateway.store.conversations.find(EVERYTHING, id);
  if (!found) throw new Error('it is there');
  return found;
};
const entries = async (id: string, type: string) =>
  ((await gateway.store.timeline.after(EVERYTHING, id, 0, 100)) ?? []).filter((entry) => entry.type === type);

/** Somebody who is there on these gateways and listens. */
const listener = async (botId: string, gateways = [gateway]) => {
  const agent = await addAgent(gateway, 'agent', [botId]);
  const browser = await signedIn(gateway, agent);
  await browser.post('/api/me/listening', { on: true });
  const tabs = gateways.map((each) => agentSocket(each, browser));
  await Promise.all(tabs.map(({ hears }) => hears('presence', (m) => m.agentId === agent.id && m.present)));
  return { id: agent.id, browser, tabs };
};
const waiting = async (bot: Awaited<ReturnType<typeof addBot>>) => {
  const { id } = await addConversation(gateway, bot, 'I want to talk to a person');
  await change(gateway, id, ASKING);
  gateway.queues.ring('route', { botId: bot.id });
  return id;
};
const routing = (mode: 'offer' | 'assign') => ({ ...shopRouting, mode });
const shopRouting = {
  policy: 'longest_idle' as const,
  offerSeconds: 600,
  transferSeconds: 60,
  preferSeconds: 0,
  wrapUpSeconds: 0,
  weights: {},
};

it('is one lease over tabs on two gateways; with the last of them it ends, and offers go on to others', async () => {
  const bot = await addBot(gateway, { routing: routing('offer') });
  const maya = await listener(bot.id, [gateway, other]);
  const id = await waiting(bot);
  await eventually('the offer', async () => (await conversation(id)).offer?.agentId === maya.id);
  const omar = await listener(bot.id);

  const [first, second] = maya.tabs;
  first?.close();
  await eventually('one gateway less', async () => Object.keys((await person(maya.id)).seen).length === 1);
  // Comes in its turn: after whatever follows from the departure.
  await maya.browser.post('/api/me/listening', { on: true });
  expect(await person(maya.id)).toMatchObject({ present: true });
  expect((await conversation(id)).offer?.agentId).toBe(maya.id);
  expect(await entries(id, 'offerWithdrawn')).toEqual([]);

  second?.close();
  await omar.tabs[0]?.hears('presence', (m) => m.agentId === maya.id && !m.present);
  await eventually('the next offer', async () => (await conversation(id)).offer?.agentId === omar.id);
  expect(await entries(id, 'offerWithdrawn')).toMatchObject([{ agentId: maya.id, because: 'agent_vanished' }]);
  expect(await entries(id, 'offerDeclined')).toEqual([]);
  omar.tabs[0]?.close();
});

it.concurrent('ended, for a line that broke without a word, when it was last heard', async () => {
  const bot = await addBot(gateway);
  const maya = await listener(bot.id, [brisk]);
  const engine = maya.tabs[0]?.socket.io.engine as unknown as Record<'_sendPacket' | 'sendPacket', () => void>;
  engine._sendPacket = () => undefined;
  engine.sendPacket = () => undefined;
  const silent = await gateway.store.now();
  const left = await eventually('the end', async () => (await person(maya.id)).leftAt, 15_000);
  expect(await gateway.store.now()).toBeGreaterThan(silent + PATIENCE / 2);
  expect(left).toBeLessThan(silent + PATIENCE / 2);
  maya.tabs[0]?.close();
});

it.concurrent('is announced as ended also where a gateway was killed that cannot say so', async () => {
  const bot = await addBot(gateway);
  const omar = await listener(bot.id, [brisk]);
  const maya = await addAgent(gateway, 'agent', [bot.id]);
  const { agents, now } = gateway.store;
  await agents.seenAt('killed', [maya.id], (await now()) - PRESENCE_LEASE + 3_000);
  const told = () => omar.tabs[0]?.heard.some((m) => m.type === 'presence' && m.agentId === maya.id && !m.present);
  await eventually('the end of her presence', told, 20_000);
  omar.tabs[0]?.close();
});

it('keeps conversations of who comes back within the grace, and puts them back after it', async () => {
  await grace(3_600);
  const bot = await addBot(gateway, { routing: routing('assign') });
  const maya = await listener(bot.id);
  const id = await waiting(bot);
  await eventually('the assignment', async () => (await conversation(id)).agentId === maya.id);
  const { lastWaiting } = await conversation(id);
  maya.tabs[0]?.close();
  await eventually('the end of her presence', async () => !(await person(maya.id)).present);
  const back = agentSocket(other, maya.browser);
  await eventually('her return', async () => (await person(maya.id)).present);
  await grace(0);
  const watched = await waiting(bot);
  await eventually('more for her', async () => (await conversation(watched)).agentId === maya.id);
  expect(await conversation(id)).toMatchObject({ status: 'taken', agentId: maya.id });

  back.close();
  await eventually('the queue', async () => (await conversation(id)).status === 'waiting');
  expect(await conversation(id)).toMatchObject({ waiting: lastWaiting, slots: [] });
  expect(await entries(id, 'unassigned')).toMatchObject([{ reason: 'agent_vanished', by: { kind: 'system' } }]);
});

it.each([3_600_000, -3_600_000])(
  'goes by the clock of the store where that of the process is %d ms off',
  async (off) => {
    await grace(0);
    const bot = await addBot(gateway, { routing: routing('assign') });
    const clock = Date.now.bind(Date);
    vi.spyOn(Date, 'now').mockImplementation(() => clock() + off);
    const maya = await listener(bot.id);
    const seen = Object.values((await person(maya.id)).seen);
    expect(seen.every((at) => Math.abs(at - clock()) < 600_000)).toBe(true);
    const id = await waiting(bot);
    await eventually('the assignment', async () => (await conversation(id)).agentId === maya.id);
    // An offer to somebody who is not there shows that a sweep has looked.
    const [ghost, offered] = [await addAgent(gateway, 'agent', []), await waiting(await addBot(gateway))];
    await change(gateway, offered, offerTo(ghost, clock()), { kind: 'system' });
    await eventually('a sweep', async () => (await entries(offered, 'offerWithdrawn')).length === 1);
    expect(await conversation(id)).toMatchObject({ status: 'taken', agentId: maya.id });

    maya.tabs[0]?.close();
    await eventually('the queue', async () => (await conversation(id)).status === 'waiting');
  },
);

it('gives nothing new to who stopped listening, and leaves them what they have', async () => {
  await grace(30);
  const bot = await addBot(gateway, { routing: routing('assign') });
  const maya = await listener(bot.id);
  const kept = await waiting(bot);
  await eventually('the assignment', async () => (await conversation(kept)).agentId === maya.id);
  await maya.browser.post('/api/me/listening', { on: false });
  const next = await waiting(bot);
  await eventually('the reason', async () => {
    const reason = (await gateway.store.conversations.aside(EVERYTHING, next))?.routing;
    return reason?.candidates.some(({ agentId, against }) => agentId === maya.id && against.includes('not_listening'));
  });
  expect(await conversation(kept)).toMatchObject({ status: 'taken', agentId: maya.id });
  await maya.browser.post('/api/me/listening', { on: true });
  await eventually('what waited', async () => (await conversation(next)).agentId === maya.id);
  maya.tabs[0]?.close();
});

it('remembers since when somebody is idle, before others are given anything', async () => {
  const bot = await addBot(gateway, { routing: routing('assign') });
  const maya = await listener(bot.id);
  const id = await waiting(bot);
  await eventually('the assignment', async () => (await conversation(id)).agentId === maya.id);
  await maya.browser.post(`/api/conversations/${id}/commands`, { type: 'resolve' });
  const { endedAt } = await conversation(id);
  await eventually('the instant', async () => (await person(maya.id)).freedAt === endedAt);
  maya.tabs[0]?.close();
});
