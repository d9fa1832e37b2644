import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { BatonError } from '#core/domain/errors.ts';
import { reigns } from '#core/domain/permissions.ts';
import type { Agent, AgentPatch } from '#core/store/agents.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { createHarness, type Harness, serviceUrls } from './harness.ts';

const ROUNDS = 25;
const GOING: AgentPatch[] = [{ role: 'agent' }, { disabled: true }, { role: 'admin' }];

let harness: Harness;
/** As in processes of their own: nothing but the store decides who is first. */
let stores: Store[];
beforeAll(async () => {
  harness = await createHarness();
  const { mongoUrl } = serviceUrls();
  stores = await Promise.all(Array.from({ length: 4 }, () => connectStore(mongoUrl, { databaseName: harness.name })));
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await harness.close();
});

const owners = async () => (await harness.store.agents.list()).filter(reigns);
beforeEach(async () => {
  for (const { id } of await owners()) await harness.store.agents.update(id, { role: 'agent' });
});
const change = async (i: number, id: string, patch: AgentPatch): Promise<string> => {
  try {
    await stores[i % stores.length]?.agents.change(id, () => patch);
    return 'done';
  } catch (error) {
    if (!(error instanceof BatonError)) throw error;
    return error.code;
  }
};
const reign = (people: readonly Agent[]) =>
  Promise.all(people.map(({ id }) => harness.store.agents.update(id, { role: 'owner', disabled: false })));

test.each([2, 3, 5])(
  'of %i owners who all take each other’s role away at once, one remains',
  async (count) => {
    const people = await Promise.all(Array.from({ length: count }, () => harness.addAgent({ role: 'owner' })));
    for (let round = 0; round < ROUNDS; round++) {
      await reign(people);
      const outcomes = await Promise.all(
        people.map((_, i) => change(i, people[(i + 1) % count]?.id ?? '', GOING[(round + i) % GOING.length] ?? {})),
      );
      expect(await owners()).toHaveLength(1);
      expect(outcomes.sort()).toEqual([...Array(count - 1).fill('done'), 'last_owner']);
    }
  },
  60_000,
);

test('who becomes an owner while they are disabled, and while the only other one goes, leaves somebody behind', async () => {
  const [first, second] = [await harness.addAgent({ role: 'owner' }), await harness.addAgent()];
  for (let round = 0; round < ROUNDS; round++) {
    await reign([first]);
    await harness.store.agents.update(second.id, { role: 'agent', disabled: false });
    await Promise.all([
      change(0, second.id, { role: 'owner' }).then(() => change(0, first.id, { role: 'agent' })),
      change(1, second.id, { disabled: true }),
    ]);
    expect((await owners()).length).toBeGreaterThanOrEqual(1);
  }
}, 60_000);

test('a change meets signs of life that are written at the same time, and neither is lost', async () => {
  const agent = await harness.addAgent({ seen: {} });
  await Promise.all([
    ...Array.from({ length: 10 }, (_, i) => change(i, agent.id, { limit: i + 1 })),
    ...Array.from({ length: 10 }, (_, i) => stores[i % 4]?.agents.seenAt(`g${i}`, [agent.id], 1_000 + i)),
  ]);
  const { seen, limit } = (await harness.store.agents.byId(agent.id)) ?? agent;
  expect(Object.keys(seen).sort()).toEqual(Array.from({ length: 10 }, (_, i) => `g${i}`).sort());
  expect(limit).toBeGreaterThan(0);
});
