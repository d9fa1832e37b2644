import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DrainDeps, drain } from '#workers/converse/drain.ts';
import { createDrain } from '#workers/converse/drain-in-turn.ts';
import { createDraining, type Draining, FACTS } from './draining.ts';

let draining: Draining;
let harness: Draining['harness'];
let deps: DrainDeps;
beforeAll(async () => {
  draining = await createDraining();
  ({ harness, deps } = draining);
});
afterAll(() => draining.close());

const said = (conversationId: string) => draining.said(conversationId);

test('a message on which the process dies again and again is put aside, and the ones behind it go on', async () => {
  const peer = randomUUID();
  const { conversationId } = await harness.say(peer, 'deadly');
  await harness.say(peer, 'harmless', undefined, { latest: { id: conversationId, open: true, lastAgentId: null } });
  const dying: DrainDeps = {
    ...deps,
    conversations: {
      ...deps.conversations,
      writeTogether: async (before, events, extra) => {
        if (events.some((event) => event.type === 'customerMessage' && event.text === 'deadly'))
          throw new Error('killed in the middle');
        return deps.conversations.writeTogether(before, events, extra);
      },
    },
  };
  // Each run stands for a worker that was killed and a job that was found stalled.
  for (let i = 0; i < 6; i++)
    await drain(dying, conversationId, { ...FACTS, stalledBefore: true }).catch(() => undefined);
  expect(await said(conversationId)).toEqual(['harmless']);
  const dead = await harness.store.inbox.dead(10);
  expect(dead.map((row) => row.text)).toContain('deadly');
});

test('a message that is overtaken again and again by what others write is not blamed for it', async () => {
  const peer = randomUUID();
  const { conversationId } = await harness.say(peer, 'first');
  await drain(deps, conversationId, FACTS);
  await harness.say(peer, 'innocent', undefined, { latest: { id: conversationId, open: true, lastAgentId: null } });
  let overtaken = 0;
  const busy: DrainDeps = {
    ...deps,
    conversations: {
      ...deps.conversations,
      writeTogether: async (...write) => (overtaken++ < 10 ? false : deps.conversations.writeTogether(...write)),
    },
  };
  await drain(busy, conversationId, { ...FACTS, stalledBefore: true });
  expect(await said(conversationId)).toEqual(['first', 'innocent']);
});

test('of several messages on which a process may have died, only the one that is being tried is blamed', async () => {
  const [deadly, innocent] = await Promise.all([1, 2].map((i) => harness.say(randomUUID(), `suspect ${i}`)));
  let reached = (): void => undefined;
  let release = (): void => undefined;
  const trying = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const stuck = new Promise<void>((resolve) => {
    release = resolve;
  });
  const blamed: string[] = [];
  const drainInTurn = createDrain({
    ...deps,
    inbox: {
      ...deps.inbox,
      failed: async (...row) => {
        blamed.push(row[0]);
        reached();
        await stuck;
        return deps.inbox.failed(...row);
      },
    },
  });
  const suspects = [deadly, innocent].map((one) =>
    drainInTurn(one?.conversationId ?? '', { ...FACTS, stalledBefore: true }),
  );
  await trying;
  const bystander = await harness.say(randomUUID(), 'bystander');
  await drainInTurn(bystander.conversationId, FACTS);
  expect(await said(bystander.conversationId)).toEqual(['bystander']);
  expect(blamed).toHaveLength(1);
  release();
  await Promise.all(suspects);
  expect(blamed).toHaveLength(2);
});
