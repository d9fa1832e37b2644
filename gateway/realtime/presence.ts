import type { Logger } from 'pino';
import type { AgentId } from '#core/domain/ids.ts';
import { scopeOf } from '#core/domain/permissions.ts';
import { isPresent, PRESENCE_RENEWAL } from '#core/domain/presence.ts';
import { activeUnits } from '#core/domain/routing/limits.ts';
import type { Settle } from '#core/outbox/settle.ts';
import type { Queues } from '#core/queue/queues.ts';
import { ALL_BOTS, agentRoom, botRoom, scopeRooms } from '#core/realtime/rooms.ts';
import type { Agent } from '#core/store/agents.ts';
import type { Store } from '#core/store/connect.ts';
import { every } from '#core/store/every.ts';
import { newId } from '#core/store/ids.ts';
import { createTurns } from '#core/store/turns.ts';
import { watchLoads } from './loads.ts';
import { returnWhatIsLost } from './rights-lost.ts';
import type { AgentNamespace } from './sockets.ts';
import { withdrawOffersOf } from './withdraw-offers.ts';

type PresenceDeps = {
  store: Store;
  queues: Pick<Queues, 'ring'>;
  settle: Settle;
  namespace: AgentNamespace;
  log: Logger;
};
export type Presence = ReturnType<typeof createPresence>;

const roomsOf = ({ role, botIds }: Agent): string[] => scopeRooms(scopeOf(role, botIds));

/** Who is there, and who listens. Here means: has a socket on this gateway. */
export const createPresence = ({ store, queues, settle, namespace, log }: PresenceDeps) => {
  const gateway = newId();
  const sockets = new Map<AgentId, number>();
  /** What is written about one agent is written in the order in which it happened. */
  const inTurn = createTurns();
  let renewing: Promise<void> = Promise.resolve();
  let closing = false;
  /** Who was there when this gateway last looked. */
  let known: ReadonlySet<AgentId> = new Set();

  /** Tells everybody who shares a bot with this agent. */
  const announce = async (id: AgentId, to: Pick<AgentNamespace, 'to'> = namespace): Promise<Agent | null> => {
    const [agent, held, now] = await Promise.all([
      store.agents.byId(id),
      store.conversations.heldSlots([id]),
      store.now(),
    ]);
    if (agent === null) return null;
    const active = activeUnits({ id, held: held.get(id) ?? [] });
    loads.told.set(id, active);
    to.to([ALL_BOTS, agentRoom(id), ...agent.botIds.map(botRoom)]).emit('message', {
      type: 'presence',
      agentId: id,
      listening: agent.listening,
      paused: agent.paused,
      present: isPresent(agent, now),
      active,
      limit: agent.limit,
    });
    return agent;
  };

  const loads = watchLoads({
    conversations: store.conversations,
    here: () => [...sockets.keys()],
    announce,
    log,
  });

  /** A listener who is there is capacity: whoever waits may be served. */
  const offerCapacity = async (id: AgentId): Promise<void> => {
    const [agent, now] = await Promise.all([store.agents.byId(id), store.now()]);
    if (!agent?.listening || !isPresent(agent, now)) return;
    for (const botId of agent.botIds) queues.ring('route', { botId });
  };

  const renew = async (): Promise<void> => {
    if (sockets.size > 0) await store.agents.seenAt(gateway, [...sockets.keys()], await store.now());
  };
  const renewal = every(
    PRESENCE_RENEWAL,
    () => {
      const run = renew();
      renewing = run.catch(() => undefined);
      return run;
    },
    (error) => log.warn({ err: error }, 'presence was not renewed'),
  );

  const seen = (id: AgentId): Promise<void> =>
    inTurn(id, async () => {
      if (sockets.has(id)) await store.agents.seenAt(gateway, [id], await store.now());
    });

  /** The end of the last connection here. Who is connected to no other gateway is not there from now on. */
  const gone = (id: AgentId, silence: number): Promise<void> =>
    inTurn(id, async () => {
      // A renewal under way may still write that they were seen: it comes first.
      await renewing;
      if (sockets.has(id) || closing) return;
      await store.agents.leftGateway(gateway, id, (await store.now()) - Math.round(silence));
      const agent = await announce(id);
      if (agent === null || isPresent(agent, await store.now())) return;
      // Back before it was noticed: they are about to say so.
      if (sockets.has(id)) return;
      await withdrawOffersOf({ store, settle }, id, 'agent_vanished');
    });

  return {
    joined: async (id: AgentId): Promise<void> => {
      sockets.set(id, (sockets.get(id) ?? 0) + 1);
      await seen(id);
      await Promise.all([announce(id), offerCapacity(id)]);
    },

    /**
     * What they have stays theirs for the grace: a reload or a short break of the line takes no conversation away.
     * @param silence milliseconds since they were last heard
     */
    left: async (id: AgentId, silence = 0): Promise<void> => {
      const others = (sockets.get(id) ?? 1) - 1;
      if (others > 0) {
        sockets.set(id, others);
        return;
      }
      sockets.delete(id);
      loads.told.delete(id);
      // The lines of a gateway that closes come back to another one: the lease bridges that.
      if (!closing) await gone(id, silence);
    },

    heard: loads.heard,

    /** Tells the screens here of whoever is gone without a word: the gateway where they were was killed. */
    look: async (everybody: readonly Agent[]): Promise<void> => {
      const now = await store.now();
      const there = new Set(everybody.filter((agent) => isPresent(agent, now)).map(({ id }) => id));
      const gone = [...known].filter((id) => !there.has(id));
      known = there;
      for (const id of gone) await announce(id, namespace.local);
    },

    /**
     * Rooms that are no longer theirs are left at once, and what they had there goes to others; into new ones they come by
     * connecting anew, see watchSessions.
     */
    rightsChanged: async (before: Agent, after: Agent): Promise<void> => {
      const sockets = namespace.in(agentRoom(after.id));
      const kept = new Set(roomsOf(after));
      const lost = roomsOf(before).filter((room) => !kept.has(room));
      if (lost.length > 0) sockets.socketsLeave(lost);
      if (lost.length > 0 || after.disabled) await returnWhatIsLost({ store, settle, namespace }, after.id);
      await announce(after.id);
      if (after.disabled) sockets.disconnectSockets(true);
    },

    setListening: async (id: AgentId, on: boolean): Promise<void> => {
      await store.agents.setListening(id, on);
      await seen(id);
      await Promise.all([announce(id), on ? offerCapacity(id) : undefined]);
    },

    /** Before the lines are dropped. */
    close: async (): Promise<void> => {
      closing = true;
      loads.close();
      await renewal();
    },
  };
};
