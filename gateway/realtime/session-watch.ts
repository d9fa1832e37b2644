import type { Logger } from 'pino';
import type { Store } from '#core/store/connect.ts';
import { every } from '#core/store/every.ts';
import type { Presence } from './presence.ts';
import type { AgentNamespace, AgentSocket } from './sockets.ts';

type WatchDeps = {
  store: Pick<Store, 'agents' | 'sessions'>;
  presence: Pick<Presence, 'look'>;
  log: Logger;
  /** Milliseconds. A revoked login loses its sockets within this, also when Redis cannot pass on that it was. */
  watchEvery: number;
};

const sameRights = ({ data }: AgentSocket, agent: { role: string; botIds: readonly string[] }): boolean =>
  data.actor.role === agent.role && [...data.botIds].sort().join() === [...agent.botIds].sort().join();

/**
 * Looks again at the logins and rights of everybody who is connected here.
 * Ended logins are cut off; whose rights changed is made to connect anew, into the rooms of the new ones.
 */
export const watchSessions = (namespace: AgentNamespace, { store, presence, log, watchEvery }: WatchDeps) =>
  every(
    watchEvery,
    async () => {
      const sockets = [...namespace.sockets.values()];
      if (sockets.length === 0) return;
      const [alive, agents] = await Promise.all([
        store.sessions.alive([...new Set(sockets.map(({ data }) => data.sessionId))], Date.now()),
        store.agents.list(),
      ]);
      await presence.look(agents);
      const byId = new Map(agents.map((agent) => [agent.id, agent]));
      for (const socket of sockets) {
        const agent = byId.get(socket.data.actor.id);
        if (!agent || agent.disabled || !alive.has(socket.data.sessionId)) socket.disconnect(true);
        // Closing the line, not the session, makes the client come back by itself.
        else if (!sameRights(socket, agent)) socket.conn.close();
      }
    },
    (error) => log.warn({ err: error }, 'sessions were not checked'),
  );
