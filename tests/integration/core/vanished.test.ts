import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent } from '#core/store/agents.ts';
import { applyCommand } from '#core/store/apply.ts';
import { connectStore } from '#core/store/connect.ts';
import { createWatch, takeBackFromVanished, type VanishedDeps } from '#workers/sweep/vanished.ts';
import { actorOf, createHarness, type Harness, serviceUrls } from './harness.ts';
import { createHoldings } from './holding.ts';

const SYSTEM = { kind: 'system' } as const;
const GRACE = 30_000;

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

const deps = (changes: Partial<VanishedDeps> = {}): VanishedDeps => ({
  ...harness.store,
  apply: (id, request) => harness.apply(id, request, SYSTEM),
  ...changes,
});
const sweep = async (changes: Partial<VanishedDeps> = {}, watchedSince = 0) =>
  takeBackFromVanished(deps(changes), await harness.store.now(), watchedSince);
const goneFor = async (ms: number) => ({ seen: {}, leftAt: (await harness.store.now()) - ms });

const { taken, offered, now } = createHoldings(() => harness);

test('eight sweeps at once put what a vanished agent had back into the queue once, with its place', async () => {
  const agent = await harness.addAgent({ limit: 10, ...(await goneFor(GRACE)) });
  const chats = await Promise.all(Array.from({ length: 5 }, () => taken(agent)));
  // Each in a store of its own, as in processes of their own: nothing but the store decides who is first.
  const { mongoUrl } = serviceUrls();
  const stores = await Promise.all(
    Array.from({ length: 8 }, () => connectStore(mongoUrl, { databaseName: harness.name })),
  );
  const at = await harness.store.now();
  const racing = stores.map((store) => {
    const apply: VanishedDeps['apply'] = (id, request) =>
      applyCommand({ ...store, settle: () => undefined }, id, request, SYSTEM);
    return takeBackFromVanished({ ...store, apply }, at, 0);
  });
  await Promise.all(racing);
  await Promise.all(stores.map((store) => store.close()));
  for (const { id, place } of chats) {
    const chat = await now(id);
    expect(chat).toMatchObject({ status: 'waiting', agentId: null, slots: [], waiting: place });
    expect(chat.of('unassigned')).toMatchObject([{ reason: 'agent_vanished', by: { kind: 'system' } }]);
  }
});

test('within the grace everything stays; the grace is the workspace’s', async () => {
  const agent = await harness.addAgent(await goneFor(GRACE - 10_000));
  const { id } = await taken(agent);
  await sweep();
  expect(await now(id)).toMatchObject({ status: 'taken', agentId: agent.id });
  await harness.store.workspace.change({ graceSeconds: 20 });
  await sweep();
  await harness.store.workspace.change({ graceSeconds: GRACE / 1_000 });
  expect(await now(id)).toMatchObject({ status: 'waiting' });
});

test('an untouched offer to somebody who is not there returns without a grace, and not as declined', async () => {
  const [gone, there] = [await harness.addAgent(await goneFor(100)), await harness.addAgent()];
  const [withdrawn, kept] = [await offered(gone), await offered(there)];
  await Promise.all(Array.from({ length: 8 }, () => sweep()));
  const chat = await now(withdrawn);
  expect(chat).toMatchObject({ offer: null, slots: [], waiting: { declinedBy: [] } });
  expect(chat.of('offerWithdrawn')).toMatchObject([{ agentId: gone.id, because: 'agent_vanished' }]);
  expect(await now(kept)).toMatchObject({ offer: { agentId: there.id } });
});

/** In the hands of somebody who is there, and passed on to a colleague. */
const passedTo = async (to: Agent) => {
  const first = await harness.addAgent();
  const { id } = await taken(first);
  const expiresAt = (await harness.store.now()) + 600_000;
  const colleague = { kind: 'agent' as const, agentId: to.id, agentName: to.name };
  await harness.apply(id, { type: 'transfer', to: colleague, message: '', expiresAt }, actorOf(first));
  return { id, first };
};

test('a transfer to somebody who is not there returns to the first agent without a grace, once, and says why', async () => {
  const [gone, there] = [await harness.addAgent(await goneFor(100)), await harness.addAgent()];
  const api = await harness.addAgent({ seen: {}, leftAt: 0 });
  const [returned, kept, byApi] = [await passedTo(gone), await passedTo(there), await passedTo(api)];
  await Promise.all(Array.from({ length: 8 }, () => sweep()));
  const chat = await now(returned.id);
  expect(chat).toMatchObject({ status: 'taken', agentId: returned.first.id, transfer: null });
  expect(chat.of('transferWithdrawn')).toMatchObject([
    { agentId: gone.id, because: 'agent_vanished', by: { kind: 'system' } },
  ]);
  expect(await now(kept.id)).toMatchObject({ transfer: { to: there.id } });
  // Who works by the API alone was never there, and answers all the same.
  expect(await now(byApi.id)).toMatchObject({ transfer: { to: api.id } });
});

test('a sweep that was frozen takes no transfer back that was made anew', async () => {
  const gone = await harness.addAgent(await goneFor(100));
  const { id, first } = await passedTo(gone);
  const expiresAt = (await harness.store.now()) + 600_000;
  const to = { kind: 'agent' as const, agentId: gone.id, agentName: gone.name };
  const apply: VanishedDeps['apply'] = async (each, request) => {
    await harness.apply(id, { type: 'withdrawTransfer' }, actorOf(first));
    await harness.apply(id, { type: 'transfer', to, message: 'Once more', expiresAt }, actorOf(first));
    return harness.apply(each, request, SYSTEM);
  };
  await sweep({ apply });
  expect(await now(id)).toMatchObject({ transfer: { message: 'Once more' } });
});

test('who comes back while a sweep is under way keeps everything', async () => {
  const agent = await harness.addAgent(await goneFor(GRACE));
  const { id } = await taken(agent);
  const { agents, conversations } = harness.store;
  const heldBy: VanishedDeps['conversations']['heldBy'] = async (ids) => {
    const held = await conversations.heldBy(ids);
    await agents.seenAt('another', [agent.id], await harness.store.now());
    return held;
  };
  await sweep({ conversations: { ...conversations, heldBy } });
  expect(await now(id)).toMatchObject({ status: 'taken', agentId: agent.id });
});

test('a sweep that was frozen takes nothing back from who has it since, nor what they were given anew', async () => {
  const [agent, other] = [await harness.addAgent(await goneFor(GRACE)), await harness.addAgent()];
  const [elsewhere, again] = [await taken(agent), await taken(agent)];
  const apply: VanishedDeps['apply'] = async (id, request) => {
    await harness.apply(id, { type: 'unassign', reason: 'agent' }, actorOf(agent));
    await harness.apply(id, { type: 'takeOver' }, actorOf(id === again.id ? agent : other));
    return harness.apply(id, request, SYSTEM);
  };
  await sweep({ apply });
  expect(await now(elsewhere.id)).toMatchObject({ status: 'taken', agentId: other.id });
  expect(await now(again.id)).toMatchObject({ status: 'taken', agentId: agent.id });
});

test('after a time in which nobody looked everybody has the whole grace', async () => {
  const agent = await harness.addAgent(await goneFor(3_600_000));
  const { id } = await taken(agent);
  const watch = createWatch();
  const at = await harness.store.now();
  expect([at, at + 2_000, at + 4_000, at + 60_000, at + 62_000].map(watch.looked)).toEqual([
    ...[at, at, at, at + 60_000, at + 60_000],
  ]);
  await sweep({}, at);
  expect(await now(id)).toMatchObject({ status: 'taken' });
  await sweep({}, at - GRACE);
  expect(await now(id)).toMatchObject({ status: 'waiting' });
});

test('who works by the API alone has no connection to lose', async () => {
  const agent = await harness.addAgent({ seen: {}, leftAt: 0 });
  const { id } = await taken(agent);
  await sweep();
  expect(await now(id)).toMatchObject({ status: 'taken' });
});

test('what gateways said that are long gone is forgotten; when somebody was seen last is not', async () => {
  const { agents, now: clock } = harness.store;
  const at = await clock();
  const agent = await harness.addAgent({ seen: { dead: at - 500_000, dying: at - 400_000, alive: at } });
  await agents.forgetSeen(at - 120_000);
  expect(await agents.byId(agent.id)).toMatchObject({ seen: { alive: at }, leftAt: at - 400_000 });
  expect(Object.keys((await agents.byId(agent.id))?.seen ?? {})).toEqual(['alive']);
});
