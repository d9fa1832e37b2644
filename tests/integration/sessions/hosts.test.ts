import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStage, QUICK, type Stage, usePrograms } from './stage.ts';

const PATIENCE = { timeout: 20_000, interval: 20 };
const LONG = { timeout: 60_000 };

const programs = usePrograms();
let stage: Stage;
beforeEach(async () => {
  stage = await openStage(programs());
});
afterEach(() => stage.close());

const addAccounts = (count: number) => Promise.all(Array.from({ length: count }, () => stage.addAccount()));
/** How many connections each process has. */
const spread = () => {
  const counts: Record<string, number> = {};
  for (const { pid } of stage.platform.connections()) counts[pid] = (counts[pid] ?? 0) + 1;
  return counts;
};
const stateOf = async (id: string) => (await stage.store.channelAccounts.byId(id))?.health.state;
const has = (...counts: [ChildProcess, number][]) =>
  expect.poll(spread, PATIENCE).toEqual(Object.fromEntries(counts.map(([host, count]) => [host.pid, count])));

test('accounts are spread over hosts with room, and one that stops hands its own on at once', LONG, async () => {
  // Nothing runs out in the course of this test.
  const times = { ...QUICK, lease: 600_000 };
  await addAccounts(4);
  const [one, other] = [await stage.startHost({ most: 3, times }), await stage.startHost({ most: 3, times })];
  await has([one, 3], [other, 1]);
  one.kill('SIGTERM');
  await once(one, 'exit');
  await has([other, 3]);
  const third = await stage.startHost({ most: 3, times });
  await has([other, 3], [third, 1]);
  expect(stage.platform.most()).toBe(1);
});

test('an order for an account reaches the host that holds it, among several', LONG, async () => {
  // Nothing is found by looking in the course of this test.
  const times = { ...QUICK, lease: 600_000, lookEvery: 600_000 };
  const ids = await addAccounts(2);
  const hosts = await Promise.all([stage.startHost({ most: 1, times }), stage.startHost({ most: 1, times })]);
  const bells = stage.openBells();
  const lookedAround = () => {
    bells.look();
    return spread();
  };
  await expect.poll(lookedAround, PATIENCE).toEqual(Object.fromEntries(hosts.map(({ pid }) => [pid, 1])));
  await expect.poll(() => Promise.all(ids.map(stateOf)), PATIENCE).toEqual(ids.map(() => 'ready'));
  for (const id of ids) {
    await stage.say(id, `To ${id}`);
    bells.ring(id);
  }
  await expect.poll(() => stage.platform.taken, PATIENCE).toHaveLength(2);
  for (const id of ids) {
    const [held] = stage.platform.connectionsOf(id);
    const taken = stage.platform.taken.filter(({ account }) => account === id);
    expect(taken).toMatchObject([{ text: `To ${id}`, connection: held?.number }]);
  }
});

test(
  'what a killed host had goes on elsewhere, and nothing that was said meanwhile is lost or doubled',
  LONG,
  async () => {
    const ids = await addAccounts(2);
    const one = await stage.startHost();
    await has([one, 2]);
    const other = await stage.startHost();
    one.kill('SIGKILL');
    await once(one, 'exit');
    for (const id of ids) {
      await stage.say(id, `To ${id}`);
      stage.platform.tell(id, 'anna', 'Hello?');
    }
    await has([other, 2]);
    const texts = () => stage.platform.taken.map(({ text }) => text).sort();
    await expect.poll(texts, PATIENCE).toEqual(ids.map((id) => `To ${id}`).sort());
    await expect.poll(() => stage.platform.untold, PATIENCE).toEqual([]);
    expect(stage.platform.most()).toBe(1);
  },
);

test('a host that stood still beyond its lease has nothing any more when it wakes up', LONG, async () => {
  const [id = ''] = await addAccounts(1);
  // As platforms do with who does not answer.
  stage.platform.closeSilent(1_000);
  const one = await stage.startHost();
  await has([one, 1]);
  const other = await stage.startHost();
  one.kill('SIGSTOP');
  await has([other, 1]);
  one.kill('SIGCONT');
  await stage.say(id, 'After waking up');
  await expect.poll(() => stage.platform.taken.length, PATIENCE).toBe(1);
  await has([other, 1]);
  expect(stage.platform.most()).toBe(1);
  other.kill('SIGTERM');
  await once(other, 'exit');
  await has([one, 1]);
  expect(stage.platform.most()).toBe(1);
});

test('a host that stood still sends nothing over the connection that it had', LONG, async () => {
  const [id = ''] = await addAccounts(1);
  const host = await stage.startHost();
  await expect.poll(() => stateOf(id), PATIENCE).toBe('ready');
  const [before] = stage.platform.connectionsOf(id);
  host.kill('SIGSTOP');
  const isOver = async () => {
    const [lease] = await stage.store.sessionLeases.of([id]);
    return lease !== undefined && lease.expiresAt < (await stage.store.now());
  };
  await expect.poll(isOver, PATIENCE).toBe(true);
  await stage.say(id, 'Said while it stood still');
  host.kill('SIGCONT');
  await expect.poll(() => stage.platform.taken, PATIENCE).toHaveLength(1);
  expect(stage.platform.taken[0]?.connection).not.toBe(before?.number);
  expect(stage.platform.most()).toBe(1);
});
