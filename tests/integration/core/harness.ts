import { randomUUID } from 'node:crypto';
import type { AgentActor, Role } from '#core/domain/permissions.ts';
import { scopeOf } from '#core/domain/permissions.ts';
import { createQueues, type QueueOptions } from '#core/queue/queues.ts';
import { acceptFromCustomer, type Latest } from '#core/store/accept.ts';
import { type Agent, NEW_AGENT } from '#core/store/agents.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { STANDARD } from '#core/store/bot-schema.ts';
import type { Bot } from '#core/store/bots.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { newId } from '#core/store/ids.ts';

export const serviceUrls = (): { mongoUrl: string; redisUrl: string } => {
  const mongoUrl = process.env.BATON_TEST_MONGO_URL;
  const redisUrl = process.env.BATON_TEST_REDIS_URL;
  if (!mongoUrl || !redisUrl) throw new Error('Start the tests with `npm test`: it brings the store and Redis.');
  return { mongoUrl, redisUrl };
};

export const testBot = (change: Partial<Bot> = {}): Bot => ({
  id: newId(),
  name: 'Test bot',
  greeting: 'Hello',
  instructions: '',
  quickReplies: [],
  brand: '#14532d',
  humanSupport: true,
  ...STANDARD,
  aiAssist: true,
  aiSummary: true,
  model: null,
  texts: {
    handover: '',
    transferred: 'You are being transferred to Agent',
    resolved: 'Resolved',
    restored: '',
    unassigned: '',
    closed: '',
    noAgents: '',
    outsideHours: '',
    queueFull: '',
    messageLeft: '',
  },
  allowedSites: [],
  channelAccountId: newId(),
  ...change,
});

export const testAgent = (botIds: string[], change: Partial<Agent> = {}): Agent => {
  const id = newId();
  return {
    id,
    name: `Agent ${id.slice(-4)}`,
    email: `${id}@shop.example`,
    passwordHash: 'none',
    role: 'agent' as Role,
    botIds,
    limit: 3,
    ...NEW_AGENT,
    listening: true,
    // There for the whole test.
    seen: { test: Date.now() + 600_000 },
    ...change,
  };
};

export const actorOf = (agent: Agent): AgentActor => ({
  kind: 'agent',
  id: agent.id,
  name: agent.name,
  role: agent.role,
  scope: scopeOf(agent.role, agent.botIds),
});

/** A store and queues of one's own on the shared services, and the two ways to change a conversation. */
export const createHarness = async () => {
  const { mongoUrl, redisUrl } = serviceUrls();
  const name = `t${randomUUID().slice(0, 8)}`;
  const store: Store = await connectStore(mongoUrl, { databaseName: name });
  const queue: QueueOptions = { redisUrl, prefix: name };
  const queues = createQueues(queue, () => undefined);
  const ring = (conversationId: string) => queues.ring('converse', { conversationId });
  const bot = testBot();
  await store.bots.insert(bot);
  return {
    name,
    store,
    queue,
    queues,
    bot,
    addAgent: async (change: Partial<Agent> = {}) => {
      const agent = testAgent([bot.id], change);
      await store.agents.insert(agent);
      return agent;
    },
    say: (peer: string, text: string, externalId: string = randomUUID(), extra: { latest?: Latest } = {}) =>
      acceptFromCustomer(
        { ...store, ring },
        {
          botId: bot.id,
          channel: 'web',
          channelAccountId: bot.channelAccountId,
          peer,
          customerName: `Visitor ${peer.slice(0, 4)}`,
          externalId,
          text,
          clientMessageId: externalId,
          ...extra,
        },
      ),
    apply: (id: string, request: Request, actor: Parameters<typeof applyCommand>[3], once = {}) =>
      applyCommand({ ...store, settle: ({ conversation }) => ring(conversation.id) }, id, request, actor, once),
    close: async () => {
      await queues.close();
      await store.close();
    },
  };
};
export type Harness = Awaited<ReturnType<typeof createHarness>>;

export const until = async <T>(
  ask: () => Promise<T | null | undefined | false>,
  what: string,
  ms = 15_000,
): Promise<T> => {
  const deadline = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${ms} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
};
