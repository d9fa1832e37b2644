import pino from 'pino';
import type { Adapter } from '#channels/contract/adapter.ts';
import { ADAPTERS } from '#channels/registry.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { startWorker } from '#workers/worker.ts';
import { addAgent, addBot, type Browser, signedIn, startGateway } from '../gateway/harness.ts';
import type { Stage } from './stage.ts';

/** A bot and an agent beside the hosts of a stage. */
export const openOffice = async ({ databaseName, prefix, sealing }: Stage) => {
  const adapters = ADAPTERS as Readonly<Record<string, Adapter>>;
  const gateway = await startGateway({ databaseName, adapters });
  const { store } = gateway;
  const bot = await addBot(gateway);
  const agent: Browser = await signedIn(gateway, await addAgent(gateway, 'agent', [bot.id]));
  const queue = { redisUrl: process.env.BATON_TEST_REDIS_URL ?? '', prefix };
  let worker: ReturnType<typeof startWorker> | undefined;

  return {
    bot,
    /** From now on what was heard is answered. */
    opens: (): void => {
      const log = pino({ level: 'silent' });
      worker = startWorker({ store, queue, openai: undefined, log, channels: { adapters, sealing } });
    },
    current: async (accountId: string, peer: string) => store.conversations.currentOf(accountId, peer),
    entries: async (id: string): Promise<ConversationEvent[]> =>
      (await store.timeline.after(EVERYTHING, id, 0, 100)) ?? [],
    command: async (id: string, what: object): Promise<void> => {
      const { status, body } = await agent.post(`/api/conversations/${id}/commands`, what);
      if (status !== 200) throw new Error(`refused: ${JSON.stringify(body)}`);
    },
    close: async (): Promise<void> => {
      await worker?.close();
      await gateway.close();
    },
  };
};
export type Office = Awaited<ReturnType<typeof openOffice>>;
