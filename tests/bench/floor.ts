import Fastify from 'fastify';
import { Redis } from 'ioredis';
import { Server, type Socket } from 'socket.io';
import type { ConversationRow } from '#core/contracts/conversation.ts';
import type { Session } from '#core/contracts/http.ts';
import { AGENT_NAMESPACE, PROTOCOL_VERSION, REALTIME_PATH, VISITOR_NAMESPACE } from '#core/contracts/protocol.ts';
import type { Ack, AgentToServer, VisitorToServer } from '#core/contracts/realtime.ts';

// The floor: what carrying a message costs with the same parts and without any promise.
// Fastify, Socket.IO and one Redis stream, in one process: nothing is decided, nothing is kept but the stream.

type Carried = { conversationId: string; seq: number } & (
  | { from: 'customer'; text: string; clientMessageId: string }
  | { from: 'agent'; text: string; clientMessageId: string }
);

type Telling = { type: string; data: { id: string; customer: { id: string }; text: string } };

const STREAM = 'floor';
const [port, redisUrl] = [Number(process.argv[2]), String(process.argv[3])];
const redis = new Redis(redisUrl);
const reader = new Redis(redisUrl);
const app = Fastify();
const server = new Server(app.server, { path: REALTIME_PATH, transports: ['websocket'], serveClient: false });
const agents = server.of(AGENT_NAMESPACE);
const visitors = server.of(VISITOR_NAMESPACE);
const seqOf = new Map<string, number>();

const answerOf = (): Ack => ({ ok: true, result: null, at: Date.now() });
const carry = async (message: Omit<Carried, 'seq'>): Promise<void> => {
  const seq = (seqOf.get(message.conversationId) ?? 0) + 1;
  seqOf.set(message.conversationId, seq);
  await redis.xadd(STREAM, 'MAXLEN', '~', 20_000, '*', 'message', JSON.stringify({ ...message, seq }));
};

let sessions = 0;
app.get('/demo', (_request, reply) => reply.type('text/html').send('<script data-channel="floor"></script>'));
app.post('/api/auth/login', (_request, reply) => reply.header('set-cookie', 'floor=1; Path=/').send({}));
app.post('/api/web/sessions', async (): Promise<Session> => {
  sessions += 1;
  const token = `visitor-${sessions}`;
  return {
    token,
    expiresAt: Date.now() + 600_000,
    refreshToken: token,
    config: { channelId: 'floor', botName: '', greeting: '', quickReplies: [], brand: '#000', humanSupport: true },
    state: { conversationId: null, status: null, agentName: null, seq: 0 },
  };
});

// What another system tells by webhooks; whether it is signed, nobody looks.
app.get('/api/workspace', () => ({ bots: [{ id: 'floor' }] }));
app.post('/api/channels', () => ({ id: 'floor' }));
app.post('/channels/api/:id', async (request, reply) => {
  const { type, data } = request.body as Telling;
  if (type === 'message.created')
    await carry({ conversationId: data.customer.id, from: 'customer', text: data.text, clientMessageId: data.id });
  return reply.code(200).send();
});

visitors.on('connection', (socket: Socket) => {
  const conversationId = String(socket.handshake.auth.token);
  void socket.join(conversationId);
  const state = { conversationId, status: 'waiting' as const, agentName: null, seq: 0 };
  socket.emit('message', { type: 'ready', protocol: PROTOCOL_VERSION, state });
  socket.on('message', async (message: VisitorToServer, answer: (ack: Ack) => void) => {
    if (message.type === 'send') {
      const { text, clientMessageId } = message;
      await carry({ conversationId, from: 'customer', text, clientMessageId });
    }
    answer(answerOf());
  });
});

agents.on('connection', (socket: Socket) => {
  socket.on('message', async (message: AgentToServer, answer: (ack: Ack) => void) => {
    if (message.type === 'command' && message.command.type === 'agentWrote') {
      const { text, clientMessageId } = message.command;
      await carry({ conversationId: message.conversationId, from: 'agent', text, clientMessageId });
    }
    answer(answerOf());
  });
});

/** A row as large as the product's, so that the same bytes travel. */
const rowOf = ({ conversationId, seq, from, text }: Carried, at: number): ConversationRow => ({
  id: conversationId,
  botId: conversationId,
  contactId: conversationId,
  channel: 'web',
  customerName: 'Visitor',
  status: 'waiting',
  version: seq,
  seq,
  agentId: null,
  agentName: null,
  waitingSince: at,
  priority: 2,
  dueAt: null,
  breached: [],
  offer: null,
  transfer: null,
  onHold: false,
  outside: null,
  categoryId: null,
  tags: [],
  last: { seq, at, from, author: '', text },
  openedAt: at,
  endedAt: null,
  lastActivityAt: at,
  lastCustomerAt: at,
});

const show = (message: Carried): void => {
  const { conversationId, seq, from, text, clientMessageId } = message;
  const at = Date.now();
  const type = from === 'customer' ? 'customerMessage' : 'agentMessage';
  const entry = { seq, at, by: { kind: from }, type, text, inboxId: '', clientMessageId };
  agents.emit('message', { type: 'conversation', row: rowOf(message, at), entries: [entry] });
  visitors.to(conversationId).emit('message', {
    type: 'entries',
    state: { conversationId, status: 'waiting', agentName: null, seq },
    entries: [{ seq, at, kind: from, event: null, text, author: '', clientMessageId, citations: [], quickReplies: [] }],
  });
};

const showAll = async (): Promise<void> => {
  for (let after = '$'; ; ) {
    const read = await reader.xread('COUNT', 500, 'BLOCK', 5_000, 'STREAMS', STREAM, after);
    for (const [id, fields] of read?.[0]?.[1] ?? []) {
      after = id;
      show(JSON.parse(fields?.[1] ?? 'null') as Carried);
    }
  }
};

void showAll();
await app.listen({ port, host: '127.0.0.1' });
process.send?.({ type: 'ready' });
process.on('disconnect', () => process.exit(0));
