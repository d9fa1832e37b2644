import type { Server as HttpServer } from 'node:http';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { AGENT_NAMESPACE, REALTIME_PATH, VISITOR_NAMESPACE } from '#core/contracts/realtime.ts';
import { createSettle } from '#core/outbox/settle.ts';
import type { Queues } from '#core/queue/queues.ts';
import { createEmitter } from '#core/realtime/emitter.ts';
import { closeRealtimeServer, createRealtimeServer } from '#core/realtime/server.ts';
import { speakThrough } from '#core/realtime/speak.ts';
import type { Store } from '#core/store/connect.ts';
import { isForeign } from '../auth/origin.ts';
import type { Authenticate } from '../auth/viewer.ts';
import type { VisitorTokens } from '../auth/visitor-tokens.ts';
import type { AgentDeps } from './agent-messages.ts';
import { serveAgents } from './agents.ts';
import { createInFlight } from './answering.ts';
import { createCustomers } from './customers.ts';
import { createPresence } from './presence.ts';
import { watchSessions } from './session-watch.ts';
import { dropSlowLines } from './slow-lines.ts';
import { type AgentNamespace, sessionRoom, type VisitorNamespace } from './sockets.ts';
import { serveVisitors } from './visitors.ts';

/** Bytes. A message of the longest text with every character escaped still fits. */
const LARGEST = 32 * 1024;

/** Milliseconds. */
export type RealtimeTimes = { pingInterval: number; pingTimeout: number; watchEvery: number };
/** A line that broke without a word is noticed within an interval and a timeout: together less than the grace. */
export const REALTIME_TIMES: RealtimeTimes = { pingInterval: 10_000, pingTimeout: 8_000, watchEvery: 3_000 };

export type RealtimeOptions = {
  publicOrigin: string;
  store: Store;
  queues: Pick<Queues, 'ring' | 'redis'>;
  redis: Redis;
  prefix: string;
  log: Logger;
  realtimeTimes?: RealtimeTimes;
};

/** The sockets of both sides. Nothing listens before `attach`. */
export const createSockets = (options: RealtimeOptions) => {
  const { publicOrigin, store, queues, redis, prefix, log } = options;
  const { pingInterval, pingTimeout, watchEvery } = options.realtimeTimes ?? REALTIME_TIMES;
  const server = createRealtimeServer(redis, prefix, {
    path: REALTIME_PATH,
    serveClient: false,
    pingInterval,
    pingTimeout,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LARGEST,
    cleanupEmptyChildNamespaces: false,
  });
  const agents: AgentNamespace = server.of(AGENT_NAMESPACE);
  const visitors: VisitorNamespace = server.of(VISITOR_NAMESPACE);
  const emitter = createEmitter(speakThrough(server));
  const settle = createSettle({ ...store, emitter, ring: queues.ring, log });
  const inFlight = createInFlight();
  const customers = createCustomers({ store, log });
  const presence = createPresence({ store, queues, settle, namespace: agents, log });
  const stopWatching = watchSessions(agents, { store, presence, log, watchEvery });

  return {
    emitter,
    presence,
    settle,

    /** Ends the sockets of a login everywhere. What Redis cannot pass on, each gateway finds by itself. */
    closeSockets: (sessionId: string): void => {
      agents.in(sessionRoom(sessionId)).disconnectSockets(true);
    },

    attach: (
      http: HttpServer,
      {
        authenticate,
        cookiesOf,
        visitorTokens,
        ...platforms
      }: Pick<AgentDeps, 'windows' | 'messageTemplates'> & {
        authenticate: Authenticate;
        cookiesOf: (header: string) => Record<string, string | undefined>;
        visitorTokens: VisitorTokens;
      },
    ): void => {
      const { ring } = queues;
      serveAgents(agents, {
        ...{ store, settle, presence, emitter, ring, authenticate, cookiesOf, inFlight, log },
        ...platforms,
      });
      serveVisitors(visitors, { store, queues, settle, emitter, customers, visitorTokens, inFlight, log });
      server.attach(http);
      dropSlowLines(server, log);
      // On every request, not only on the first: a page of another site never gets as far as the upgrade.
      server.engine.use(
        (request: { headers: Parameters<typeof isForeign>[0] }, _response: unknown, next: (error?: Error) => void) =>
          next(isForeign(request.headers, publicOrigin) ? new Error('wrong_origin') : undefined),
      );
    },

    /** Finishes what is being worked on, then drops the lines: the clients come back to another gateway. */
    close: async (): Promise<void> => {
      await Promise.all([stopWatching(), presence.close()]);
      await inFlight.settled();
      server.engine.close();
      await customers.close();
      await closeRealtimeServer(server);
    },
  };
};
