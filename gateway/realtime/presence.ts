import type { Logger } from 'pino';
import type { AgentId } from '#core/domain/ids.ts';
import { isPresent, PRESENCE_LEASE, PRESENCE_RENEWAL } from '#core/domain/presence.ts';
import type { Queues } from '#core/queue/queues.ts';
import { ALL_BOTS, agentRoom, botRoom } from '#core/realtime/rooms.ts';
import type { Store } from '#core/store/connect.ts';
import { every } from '#core/store/every.ts';
import { watchLoads } from './loads.ts';
import type { AgentNamespace } from './sockets.ts';

type PresenceDeps = {
  store: Pick<Store, 'agents' | 'conversations'>;
  queues: Pick<Queues, 'ring'>;
  namespace: AgentNamespace;
  log: Logger;
};
export type Presence = ReturnType<typeof createPresence>;

/** Who is there, and who listens. Here means: has a socket on this gateway. */
export const createPresence = ({ store, queues, namespace, log }: PresenceDeps) => {
  const sockets = new Map<AgentId, number>();
  const departures = new Set<NodeJS.Timeout>();

  /** Tells everybody who shares a bot with this agent. */
  const announce = async (id: AgentId): Promise<void> => {
    const [agent, held] = await Promise.all([store.agents.byId(id), store.conversations.heldSlots([id])]);
    if (agent === null) return;
    const active = held.get(id)?.length ?? 0;
    loads.told.set(id, active);
    namespace.to([ALL_BOTS, agentRoom(id), ...agent.botIds.map(botRoom)]).emit('message', {
      type: 'presence',
      agentId: id,
      listening: agent.listening,
      present: isPresent(agent.leaseUntil, Date.now()),
      active,
      limit: agent.limit,
    });
  };

  const loads = watchLoads({
    conversations: store.conversations,
    here: () => [...sockets.keys()],
    announce,
    log,
  });

  /** A listener who is there is capacity: whoever waits may be served. */
  const offerCapacity = async (id: AgentId): Promise<void> => {
    const agent = await store.agents.byId(id);
    if (!agent?.listening || !isPresent(agent.leaseUntil, Date.now())) return;
    for (const botId of agent.botIds) queues.ring('route', { botId });
  };

  const renewal = every(
    PRESENCE_RENEWAL,
    async () => {
      if (sockets.size > 0) await store.agents.renewLeases([...sockets.keys()], Date.now() + PRESENCE_LEASE);
    },
    (error) => log.warn({ err: error }, 'presence was not renewed'),
  );

  return {
    joined: async (id: AgentId): Promise<void> => {
      sockets.set(id, (sockets.get(id) ?? 0) + 1);
      await store.agents.renewLeases([id], Date.now() + PRESENCE_LEASE);
      await Promise.all([announce(id), offerCapacity(id)]);
    },

    /** A reload or a short break of the line changes nothing: the lease goes on and is looked at when it has run out. */
    left: (id: AgentId): void => {
      const others = (sockets.get(id) ?? 1) - 1;
      if (others > 0) {
        sockets.set(id, others);
        return;
      }
      sockets.delete(id);
      loads.told.delete(id);
      const departure = setTimeout(() => {
        departures.delete(departure);
        if (!sockets.has(id)) announce(id).catch((error) => log.warn({ err: error }, 'presence was not announced'));
      }, PRESENCE_LEASE + 500);
      departures.add(departure);
    },

    heard: loads.heard,

    /** Leaves at once; a login elsewhere that is still connected renews the lease by itself. */
    loggedOut: async (id: AgentId): Promise<void> => {
      await store.agents.dropLease(id);
      await announce(id);
    },

    setListening: async (id: AgentId, on: boolean): Promise<void> => {
      await store.agents.setListening(id, on);
      if (sockets.has(id)) await store.agents.renewLeases([id], Date.now() + PRESENCE_LEASE);
      await Promise.all([announce(id), on ? offerCapacity(id) : undefined]);
    },

    close: async (): Promise<void> => {
      for (const departure of departures) clearTimeout(departure);
      loads.close();
      await renewal();
    },
  };
};
