import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { acceptFromCustomer } from '#core/store/accept.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { drain } from '#workers/converse/drain.ts';
import { createReminders } from '#workers/reminders.ts';
import { createDraining, type Draining, FACTS } from './draining.ts';
import { actorOf } from './harness.ts';

/* This process stands for gateways and workers whose clock is wrong; the store is another one. */
const HOUR = 3_600_000;
let stage: Draining;
beforeAll(async () => {
  stage = await createDraining();
  await stage.harness.store.bots.update(stage.harness.bot.id, { reopenWithin: 10 * 60_000 });
});
afterAll(() => stage.close());
afterEach(() => {
  vi.restoreAllMocks();
});

const SLACK = 3_000;
const bounds = async () => {
  const now = await stage.harness.store.now();
  return { from: now - SLACK, to: now + SLACK };
};
const near = async (times: Record<string, number | null | undefined>): Promise<void> => {
  const { from, to } = await bounds();
  for (const [what, at] of Object.entries(times)) {
    expect(at, what).toBeGreaterThan(from);
    expect(at, what).toBeLessThan(to);
  }
};

describe.each([
  ['ahead', HOUR],
  ['behind', -HOUR],
])('an hour %s', (_name, wrong) => {
  const mislead = () => {
    const right = Date.now.bind(Date);
    vi.spyOn(Date, 'now').mockImplementation(() => right() + wrong);
  };
  const load = async (id: string) => {
    const loaded = await stage.harness.store.conversations.load(EVERYTHING, id);
    if (loaded === null) throw new Error('it is there');
    return loaded;
  };

  it('what customers write is overdue, and idle, when it is by the store’s clock', async () => {
    const { harness, deps } = stage;
    mislead();
    const { conversationId: id } = await harness.say(randomUUID(), 'hello');
    const [row] = await harness.store.inbox.pending(id, 1);
    await drain({ ...deps, conversations: { ...deps.conversations, acknowledge: async () => undefined } }, id, FACTS);
    const { conversation, idleSince } = await load(id);
    const { from, to } = await bounds();
    await near({
      ...{ received: row?.receivedAt, opened: conversation.openedAt, said: conversation.last?.at },
      ...{ owed: conversation.awaitingBot?.since },
    });
    expect(idleSince).toBeNull();
    expect(await harness.store.conversations.undrained(to, 100)).toContain(id);
    expect(await harness.store.conversations.undrained(from, 100)).not.toContain(id);
    const agent = await harness.addAgent();
    await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    const words = { type: 'agentWrote', text: 'Hi', clientMessageId: randomUUID() } as const;
    await harness.apply(id, words, actorOf(agent));
    await near({ idle: (await load(id)).idleSince, replied: (await load(id)).conversation.firstReplyAt });
  });

  it('who comes back through the inbox, or leaves words there, is promised something from now on', async () => {
    const { harness, deps } = stage;
    const agent = await harness.addAgent();
    const peer = randomUUID();
    const { conversationId: id } = await harness.say(peer, 'hello');
    await drain(deps, id, FACTS);
    await harness.apply(id, { ...ASKING }, { kind: 'customer' });
    await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await harness.apply(id, { type: 'resolve' }, actorOf(agent));
    mislead();
    const back = await harness.say(peer, 'One thing more');
    expect(back.conversationId).toBe(id);
    await drain(deps, id, FACTS);
    const { conversation } = await load(id);
    expect(conversation).toMatchObject({ status: 'taken', agentId: agent.id });
    await near({ returned: conversation.dueFrom, taken: conversation.takenAt });

    const { id: botId, channelAccountId } = harness.bot;
    const left = await acceptFromCustomer(
      { ...harness.store, ring: () => undefined },
      {
        ...{ botId, channel: 'web', channelAccountId, peer: randomUUID(), customerName: 'Priya' },
        ...{ externalId: randomUUID(), text: 'My box is late.', clientMessageId: null },
        handover: { reason: 'message', collected: { name: 'Priya' } },
      },
    );
    await drain(deps, left.conversationId, FACTS);
    const waits = (await load(left.conversationId)).conversation;
    await near({ waits: waits.waiting?.since, promised: waits.dueFrom });
  });

  it('a reminder comes at its time by the store’s clock, neither at once nor an hour late', async () => {
    const { store } = stage.harness;
    mislead();
    const rung: number[] = [];
    const at = store.time() + 300;
    await new Promise<void>((resolve) => {
      const reminders = createReminders(() => {
        rung.push(store.time());
        reminders.close();
        resolve();
      }, store.time);
      reminders.set('bot', at);
    });
    expect(rung[0]).toBeGreaterThanOrEqual(at - 1);
  });
});
