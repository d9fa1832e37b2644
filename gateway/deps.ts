import type { Logger } from 'pino';
import type { Settle } from '#core/outbox/settle.ts';
import type { Queues } from '#core/queue/queues.ts';
import type { Store } from '#core/store/connect.ts';
import type { AgentSessions } from './auth/agent-sessions.ts';
import type { Throttle } from './auth/throttle.ts';
import type { Authenticate } from './auth/viewer.ts';
import type { VisitorTokens } from './auth/visitor-tokens.ts';
import type { Presence } from './realtime/presence.ts';

/** What routes and sockets work with. Made once in app.ts. */
export type Deps = {
  /** Without a trailing slash. */
  publicUrl: string;
  /** Scheme, host and port of `publicUrl`. */
  publicOrigin: string;
  store: Store;
  queues: Pick<Queues, 'ring' | 'redis'>;
  settle: Settle;
  log: Logger;
  sessions: AgentSessions;
  authenticate: Authenticate;
  throttle: Throttle;
  visitorTokens: VisitorTokens;
  presence: Presence;
  /** Ends the sockets of a login, on whichever gateway they are. */
  closeSockets: (sessionId: string) => void;
};
