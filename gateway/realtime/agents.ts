import type { Logger } from 'pino';
import { Compile } from 'typebox/compile';
import { AgentToServer, PROTOCOL_VERSION, type ServerToAgent } from '#core/contracts/realtime.ts';
import { BatonError } from '#core/domain/errors.ts';
import { agentRoom, scopeRooms } from '#core/realtime/rooms.ts';
import { type Authenticate, SESSION_COOKIE } from '../auth/viewer.ts';
import { type AgentDeps, agentHandlers, announceLooking } from './agent-messages.ts';
import { answering, type InFlight } from './answering.ts';
import { createBudgets } from './budget.ts';
import { readHandshake, refusalOf } from './handshake.ts';
import { type AgentNamespace, type AgentSocket, sessionRoom } from './sockets.ts';

const validator = Compile(AgentToServer);
/** Per login. A person with a keyboard stays far below. */
const ALLOWANCE = { messages: 100, milliseconds: 10_000 };

type Wiring = AgentDeps & {
  authenticate: Authenticate;
  cookiesOf: (header: string) => Record<string, string | undefined>;
  inFlight: InFlight;
  log: Logger;
};

const join = async (socket: AgentSocket): Promise<void> => {
  const { actor, sessionId } = socket.data;
  await socket.join([agentRoom(actor.id), sessionRoom(sessionId), ...scopeRooms(actor.scope)]);
};

export const serveAgents = (namespace: AgentNamespace, wiring: Wiring): void => {
  const { authenticate, cookiesOf, inFlight, presence, log } = wiring;
  const budgets = createBudgets(ALLOWANCE);

  namespace.use(async (socket, next) => {
    try {
      readHandshake(socket.handshake.auth);
      const viewer = await authenticate(cookiesOf(socket.handshake.headers.cookie ?? '')[SESSION_COOKIE]);
      if (viewer === null) throw new BatonError('unauthenticated');
      const { actor, agent, session } = viewer;
      Object.assign(socket.data, { actor, botIds: agent.botIds, sessionId: session.id, looking: null });
      await join(socket);
      next();
    } catch (error) {
      next(refusalOf(error));
    }
  });

  namespace.on('connection', (socket) => {
    const { actor, sessionId } = socket.data;
    const handlers = agentHandlers(namespace, socket, wiring);
    const handle = async (message: AgentToServer) => {
      if (!budgets.take(sessionId, Date.now())) throw new BatonError('rate_limited');
      return handlers[message.type](message as never);
    };
    socket.onAnyOutgoing((_event, message: ServerToAgent) => presence.heard(message));
    socket.on('message', answering({ validator, inFlight, log }, handle));
    let heard = performance.now();
    socket.conn.on('packet', () => {
      heard = performance.now();
    });
    socket.on('disconnect', (reason) => {
      if (socket.data.looking !== null) announceLooking(socket, socket.data.looking, false);
      // A line that broke without a word was broken since it was last heard.
      const silence = reason === 'ping timeout' ? performance.now() - heard : 0;
      inFlight.track(
        presence.left(actor.id, silence).catch((error) => log.warn({ err: error }, 'a departure was not recorded')),
      );
    });
    socket.emit('message', { type: 'ready', protocol: PROTOCOL_VERSION, agentId: actor.id });
    presence.joined(actor.id).catch((error) => log.warn({ err: error }, 'presence was not recorded'));
  });
};
