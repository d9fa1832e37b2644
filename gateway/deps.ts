import type { Logger } from 'pino';
import type { Intake } from '#channels/intake/intake.ts';
import type { WindowsByChannel } from '#core/domain/channels/window.ts';
import type { Delivery } from '#core/domain/delivery/delivery.ts';
import type { BotId, ContactId } from '#core/domain/ids.ts';
import type { Settle } from '#core/outbox/settle.ts';
import type { Queues } from '#core/queue/queues.ts';
import type { SessionLine } from '#core/realtime/session-line.ts';
import type { Store } from '#core/store/connect.ts';
import type { Sealing } from '#core/store/sealing.ts';
import type { AgentSessions } from './auth/agent-sessions.ts';
import type { Throttle } from './auth/throttle.ts';
import type { Authenticate } from './auth/viewer.ts';
import type { VisitorTokens } from './auth/visitor-tokens.ts';
import type { KeptFiles } from './files.ts';
import type { Adapters } from './http/channel-accounts.ts';
import type { MessageTemplatesOf } from './message-templates.ts';
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
  /** The platforms that can be connected. */
  adapters: Adapters;
  sealing: Sealing;
  /** What they allow. */
  windows: WindowsByChannel;
  messageTemplates: MessageTemplatesOf;
  /** Undefined where no files are kept. */
  files: KeptFiles | undefined;
  intake: Intake;
  /** Shows agents how far a message has got. */
  showDelivery: (delivery: Delivery) => void;
  /** Tells who sees a bot that it is known anew who these customers of it are. */
  showPerson: (botId: BotId, contactIds: ContactId[]) => void;
  /** To the processes that keep up connections of channels. */
  sessionLine: Pick<SessionLine, 'ask' | 'look'>;
  /** Ends the sockets of a login, on whichever gateway they are. */
  closeSockets: (sessionId: string) => void;
};
