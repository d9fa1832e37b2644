import { ASKING } from '#core/domain/conversation/asking.ts';
import { newId } from '#core/store/ids.ts';
import { createApi } from '#dashboard/src/api/client.ts';
import { addAgent, addBot, addConversation, change, type Gateway, PASSWORD } from '../../gateway/harness.ts';
import { createNetwork, createPageFetch } from './network.ts';

type Bot = Awaited<ReturnType<typeof addBot>>;

/** A signed-in agent with the dashboard's client, and the customers of the bots that this agent sees. */
export const openWorkplace = async (gateway: Gateway, bots: Bot[] = []) => {
  const [bot = await addBot(gateway)] = bots;
  const agent = await addAgent(gateway, 'agent', bots.length === 0 ? [bot.id] : bots.map(({ id }) => id));
  const pageFetch = createPageFetch(gateway.url);
  const network = createNetwork(pageFetch);
  const ignored = { onUnauthenticated: () => undefined, onServerTime: () => undefined };
  const api = createApi({ fetch: network.fetch, baseUrl: gateway.url, ...ignored });
  /** The same session past the network: what happens meanwhile, and what the gateway has. */
  const direct = createApi({ fetch: pageFetch, baseUrl: gateway.url, ...ignored });
  await direct.login({ email: agent.email, password: PASSWORD });

  const writes = (id: string, text = 'Hello') =>
    change(gateway, id, { type: 'customerWrote', text, inboxId: newId(), clientMessageId: null });
  const takeOver = (id: string) => direct.command(id, { type: 'takeOver' });
  /** A new conversation that the bot answers. */
  const arrives = async (customerName = 'Priya', of = bot) =>
    (await addConversation(gateway, of, 'Hello', customerName)).id;
  return {
    ...{ me: agent.id, api, direct, network, writes, takeOver, arrives },
    row: async (id: string) => (await direct.detail(id)).row,
    waiting: async () => {
      const id = await arrives();
      await change(gateway, id, ASKING, { kind: 'bot' });
      return id;
    },
    mine: async () => {
      const id = await arrives();
      await takeOver(id);
      return id;
    },
  };
};
export type Workplace = Awaited<ReturnType<typeof openWorkplace>>;
