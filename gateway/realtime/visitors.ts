import type { Logger } from 'pino';
import { Compile } from 'typebox/compile';
import { PROTOCOL_VERSION, type QueuePlace, type ServerToVisitor, VisitorToServer } from '#core/contracts/realtime.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import { placeholderName } from '#core/domain/customer-name.ts';
import { BatonError } from '#core/domain/errors.ts';
import { visitorRoom } from '#core/realtime/rooms.ts';
import type { Store } from '#core/store/connect.ts';
import { lookAtPlace } from '#core/store/place.ts';
import { visitorStateOf } from '#core/store/views.ts';
import type { VisitorTokens } from '../auth/visitor-tokens.ts';
import { answering, type InFlight } from './answering.ts';
import { createBudgets } from './budget.ts';
import { readHandshake, refusalOf } from './handshake.ts';
import type { VisitorNamespace, VisitorSocket } from './sockets.ts';
import { type VisitorDeps, visitorHandlers } from './visitor-messages.ts';

const validator = Compile(VisitorToServer);
/** Messages of one visitor, over all of their tabs on this gateway. */
const MESSAGES = { messages: 20, milliseconds: 10_000 };
/** Everything else that a widget says, typing and receipts among it. */
const EVENTS = { messages: 100, milliseconds: 10_000 };

type Wiring = Omit<VisitorDeps, 'messages'> & { visitorTokens: VisitorTokens; inFlight: InFlight; log: Logger };

/** Whether a conversation goes on that the store doesn't know this visitor to be in. */
const goesOnAnew = ({ data }: VisitorSocket, message: ServerToVisitor): boolean => {
  if (!('state' in message) || message.state.status === 'ended') return false;
  const reopened = message.type === 'entries' && message.entries.some(({ event }) => event === 'reopened');
  return message.state.conversationId !== data.conversationId || !data.open || reopened;
};

/** Keeps in mind which conversation the visitor is in, from what they are told themselves. */
const remember = ({ data }: VisitorSocket, message: ServerToVisitor): void => {
  if (!('state' in message)) return;
  const { conversationId, status, seq } = message.state;
  const open = status !== 'ended';
  // The end of an earlier one, told late, ends nothing.
  if (!open && data.open && conversationId !== data.conversationId) return;
  Object.assign(data, { welcomed: true, conversationId, open, seq });
};

/** Where they stand in the queue; what cannot be had now is told a moment later. */
const placeOf = async (store: Store, current: Conversation): Promise<QueuePlace | null> => {
  if (current.status !== 'waiting') return null;
  const bot = await store.bots.cached(current.botId);
  return bot && lookAtPlace(store, bot, current, store.time());
};

/** Tells a page where the conversation stands, and how far the agent has read it. */
const welcome = async (socket: VisitorSocket, store: Store): Promise<void> => {
  const { conversations } = store;
  const { channelAccountId, peer } = socket.data;
  const current = await conversations.currentOf(channelAccountId, peer);
  const place = current && (await placeOf(store, current));
  const state = { ...visitorStateOf(current), ...(place && { place }) };
  socket.emit('message', { type: 'ready', protocol: PROTOCOL_VERSION, state });
  const seenSeq = current === null ? 0 : await conversations.teamSeenSeq(current.id);
  if (seenSeq > 0) socket.emit('message', { type: 'receipt', seenSeq });
};

export const serveVisitors = (namespace: VisitorNamespace, wiring: Wiring): void => {
  const { store, customers, visitorTokens, inFlight, log } = wiring;
  const messages = createBudgets(MESSAGES);
  const events = createBudgets(EVENTS);

  namespace.use(async (socket, next) => {
    try {
      const { token, language } = readHandshake(socket.handshake.auth);
      const visitor = token === undefined ? null : visitorTokens.visitorOf(token);
      if (visitor === null) throw new BatonError('unauthenticated');
      const { channelAccountId, peer } = visitor;
      const bot = await store.bots.cachedByChannelAccount(channelAccountId);
      if (bot === null) throw new BatonError('not_found');
      const heard = { welcomed: false, conversationId: null, open: true, seq: 0 };
      const who = { ...visitor, customerName: placeholderName(peer), language };
      Object.assign(socket.data, { ...who, bot: { id: bot.id }, ...heard });
      // Joined before the state is read: what happens in between is heard twice rather than not at all.
      await socket.join(visitorRoom(channelAccountId, peer));
      next();
    } catch (error) {
      next(refusalOf(error));
    }
  });

  namespace.on('connection', (socket) => {
    const { channelAccountId, peer } = socket.data;
    customers.joined(socket.data);
    socket.on('disconnect', () => customers.left(socket.data));
    socket.onAnyOutgoing((_event, message: ServerToVisitor) => {
      if (goesOnAnew(socket, message)) customers.began(socket.data);
      remember(socket, message);
    });
    const handlers = visitorHandlers(socket, { ...wiring, messages });
    const handle = async (message: VisitorToServer) => {
      if (!events.take(`${channelAccountId}:${peer}`, Date.now())) throw new BatonError('rate_limited');
      return handlers[message.type](message as never);
    };
    socket.on('message', answering({ validator, inFlight, log }, handle));
    welcome(socket, store).catch((error) => {
      log.warn({ err: error }, 'a visitor could not be welcomed');
      socket.conn.close();
    });
  });
};
