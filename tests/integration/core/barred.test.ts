import { afterAll, beforeAll, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Agent } from '#core/store/agents.ts';
import { takeBackFromBarred } from '#core/store/take-back.ts';
import { type BarredSweepDeps, takeBackFromAllBarred } from '#workers/sweep/barred.ts';
import { actorOf, createHarness, type Harness } from './harness.ts';
import { createHoldings } from './holding.ts';

/* What a process does that died between changing somebody's rights and giving back what they had: nothing more. */
const SYSTEM = { kind: 'system' } as const;

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

const deps = (): BarredSweepDeps => ({
  ...harness.store,
  apply: (id, request) => harness.apply(id, request, SYSTEM),
});
const sweep = () => takeBackFromAllBarred(deps());

const { taken, offered, now } = createHoldings(() => harness, { ...ASKING, priority: 1 });
const passedTo = async (to: Agent) => {
  const first = await harness.addAgent();
  const { id } = await taken(first);
  const expiresAt = (await harness.store.now()) + 600_000;
  const colleague = { kind: 'agent' as const, agentId: to.id, agentName: to.name };
  await harness.apply(id, { type: 'transfer', to: colleague, message: '', expiresAt }, actorOf(first));
  return { id, first };
};
test.each([
  ['is taken out of the team', { botIds: [] }, 'agent_removed'],
  ['is disabled', { disabled: true }, 'agent_disabled'],
] as const)(
  'who %s has nothing any more after a crash: eight sweeps return all of it, once',
  async (_what, patch, why) => {
    const [gone, there] = [await harness.addAgent({ limit: 9 }), await harness.addAgent()];
    const [mine, other] = [await taken(gone), await taken(there)];
    const [offer, passed] = [await offered(gone), await passedTo(gone)];
    const passedOn = await taken(gone);
    const to = { kind: 'agent' as const, agentId: there.id, agentName: there.name };
    const expiresAt = (await harness.store.now()) + 600_000;
    await harness.apply(passedOn.id, { type: 'transfer', to, message: '', expiresAt }, actorOf(gone));
    await sweep();
    expect(await now(mine.id)).toMatchObject({ agentId: gone.id });

    await harness.store.agents.change(gone.id, () => ({ ...patch, botIds: 'botIds' in patch ? [] : gone.botIds }));
    await Promise.all(Array.from({ length: 8 }, sweep));
    for (const { id, place } of [mine, passedOn]) {
      const chat = await now(id);
      expect(chat).toMatchObject({ status: 'waiting', agentId: null, slots: [], transfer: null, waiting: place });
      expect(chat.of('unassigned')).toMatchObject([
        { reason: why, agentName: gone.name, botId: harness.bot.id, by: { kind: 'system' } },
      ]);
    }
    const ring = await now(offer);
    expect(ring).toMatchObject({ status: 'waiting', offer: null, slots: [], waiting: { declinedBy: [] } });
    expect(ring.of('offerWithdrawn')).toMatchObject([{ agentId: gone.id, because: why }]);
    const stays = await now(passed.id);
    expect(stays).toMatchObject({ status: 'taken', agentId: passed.first.id, transfer: null });
    expect(stays.of('transferWithdrawn')).toMatchObject([{ agentId: gone.id, because: why }]);
    expect(await now(other.id)).toMatchObject({ status: 'taken', agentId: there.id });
  },
);

test('a role that takes the right away counts, and one that leaves it does not', async () => {
  const admin = await harness.addAgent({ role: 'admin', botIds: [] });
  const member = await harness.addAgent({ role: 'admin' });
  const [lost, kept] = [await taken(admin), await taken(member)];
  await sweep();
  expect(await now(lost.id)).toMatchObject({ agentId: admin.id });
  for (const { id } of [admin, member]) await harness.store.agents.change(id, () => ({ role: 'agent' }));
  await sweep();
  expect(await now(lost.id)).toMatchObject({ status: 'waiting', waiting: lost.place });
  expect(await now(kept.id)).toMatchObject({ status: 'taken', agentId: member.id });
  // An admin who leaves the team sees and does everything as before.
  await harness.store.agents.change(member.id, () => ({ role: 'admin', botIds: [] }));
  await sweep();
  expect(await now(kept.id)).toMatchObject({ status: 'taken', agentId: member.id });
});

test('what somebody was given in the moment in which they lost the right comes back', async () => {
  const agent = await harness.addAgent();
  await harness.store.agents.change(agent.id, () => ({ botIds: [] }));
  // Whoever gives or takes it has read the rights before.
  const { id } = await taken(agent);
  await sweep();
  expect(await now(id)).toMatchObject({ status: 'waiting', agentId: null });
});

test('what people had who were deleted comes back', async () => {
  const agent = await harness.addAgent();
  const { id, place } = await taken(agent);
  const { agents } = harness.store;
  await takeBackFromAllBarred({ ...deps(), agents: { ...agents, byIds: async () => [] } });
  const chat = await now(id);
  expect(chat).toMatchObject({ status: 'waiting', waiting: place });
  expect(chat.of('unassigned')).toMatchObject([{ reason: 'agent_disabled', agentName: agent.name }]);
});

test('who got the right back, and has it anew, keeps it', async () => {
  const agent = await harness.addAgent();
  const { id } = await taken(agent);
  await harness.store.agents.change(agent.id, () => ({ botIds: [] }));
  const slow: BarredSweepDeps['apply'] = async (each, request) => {
    await harness.store.agents.change(agent.id, () => ({ botIds: agent.botIds }));
    await harness.apply(id, { type: 'unassign', reason: 'agent' }, SYSTEM);
    await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    return harness.apply(each, request, SYSTEM);
  };
  await takeBackFromBarred({ ...deps(), apply: slow }, [agent.id]);
  expect(await now(id)).toMatchObject({ status: 'taken', agentId: agent.id });
});

test('one that fails keeps nobody else’s, and is said', async () => {
  const agent = await harness.addAgent();
  const [first, second] = [await taken(agent), await taken(agent)];
  await harness.store.agents.change(agent.id, () => ({ botIds: [] }));
  const apply: BarredSweepDeps['apply'] = async (id, request) => {
    if (id === first.id) throw new Error('not this one');
    return harness.apply(id, request, SYSTEM);
  };
  await expect(takeBackFromAllBarred({ ...deps(), apply })).rejects.toThrow('not this one');
  expect(await now(second.id)).toMatchObject({ status: 'waiting' });
  await sweep();
  expect(await now(first.id)).toMatchObject({ status: 'waiting' });
});
