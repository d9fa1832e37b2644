import { randomUUID } from 'node:crypto';
import pino from 'pino';
import type { ServerToAgent, ServerToVisitor } from '#core/contracts/realtime.ts';
import type { EventType } from '#core/domain/conversation/events.ts';
import type { Actor } from '#core/domain/permissions.ts';
import type { OpenAiSettings } from '#core/settings/settings.ts';
import type { Request } from '#core/store/apply.ts';
import type { Bot } from '#core/store/bots.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import { newId } from '#core/store/ids.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { createHarness, testBot } from '#tests/integration/core/harness.ts';
import { COFFEE_SHOP } from '#tests/unit/assistant/support/coffee-shop.ts';
import type { AssistantJobDeps } from '#workers/assistant/deps.ts';
import { createAssistant } from '#workers/assistant/with-fallback.ts';

export const QUICK = { timeouts: { silence: 3_000, total: 6_000 }, pause: 10 };

/** Conversations in a real store, and everything that an assistant's job says to screens. */
export const createRig = async () => {
  const harness = await createHarness();
  const { store, apply } = harness;
  const applyKnown = (id: string, request: Request, actor: Actor, known?: Loaded) =>
    apply(id, request, actor, { known });
  const toVisitor: ServerToVisitor[] = [];
  const toAgent: ServerToAgent[] = [];
  const log = pino({ level: 'silent' });
  const emitter: AssistantJobDeps['emitter'] = {
    toVisitor: (_account, _peer, message) => void toVisitor.push(message),
    toAgent: (_id, message) => void toAgent.push(message),
    toConversationAgents: () => undefined,
  };
  const settings = (baseUrl: string): OpenAiSettings => ({ baseUrl, apiKey: 'key', model: 'fake-1' });

  return {
    ...harness,
    apply: applyKnown,
    toVisitor,
    toAgent,
    deps: (modelUrl?: string, changes: Partial<AssistantJobDeps> = {}): AssistantJobDeps => ({
      store,
      apply: applyKnown,
      emitter,
      log,
      assistant: createAssistant(modelUrl ? settings(modelUrl) : undefined, { ...store, log }, QUICK),
      ...changes,
    }),
    /** A bot with the coffee shop's articles. */
    addBot: async (change: Partial<Bot> = {}): Promise<Bot> => {
      const bot = testBot(change);
      await store.bots.insert(bot);
      for (const article of COFFEE_SHOP)
        await store.articles.insert({ ...article, id: newId(), botId: bot.id, updatedAt: Date.now() });
      return bot;
    },
    begin: async (bot: Bot, ...texts: string[]): Promise<string> => {
      const { id } = await store.conversations.openNew({
        id: newId(),
        botId: bot.id,
        contactId: newId(),
        channel: 'web',
        channelAccountId: bot.channelAccountId,
        peer: randomUUID(),
        customerName: 'Visitor',
        previousId: null,
        lastAgentId: null,
        now: Date.now(),
      });
      for (const text of texts) await customerWrites(id, text);
      return id;
    },
    customerWrites: (id: string, text: string) => customerWrites(id, text),
    find: async (id: string) => {
      const found = await store.conversations.find(EVERYTHING, id);
      if (found === null) throw new Error('The conversation is gone.');
      return found;
    },
    events: async <T extends EventType>(id: string, ...types: T[]) =>
      ((await store.timeline.after(EVERYTHING, id, 0, 1_000)) ?? []).filter((event) =>
        (types as EventType[]).includes(event.type),
      ),
  };

  async function customerWrites(id: string, text: string): Promise<void> {
    const command = { type: 'customerWrote', text, inboxId: newId(), clientMessageId: null } as const;
    await apply(id, command, { kind: 'customer' });
  }
};
export type Rig = Awaited<ReturnType<typeof createRig>>;
