import { type Static, Type } from 'typebox';
import { AgentCommand, CommandResult } from './agent-commands.ts';
import { ConversationRow } from './conversation.ts';
import { DeliveryState } from './delivery.ts';
import { ErrorBody } from './errors.ts';
import { FileIds } from './files.ts';
import { ClientMessageId, Id, Instant, MessageText, Nullable, Seq, WordsWithFiles } from './primitives.ts';
import { EMAIL, PHONE } from './reachable.ts';
import { TimelineEntry, VisitorEntry } from './timeline.ts';

export { AGENT_NAMESPACE, PROTOCOL_VERSION, REALTIME_PATH, VISITOR_NAMESPACE } from './protocol.ts';

const message = <const T extends string, P extends Record<string, import('typebox').TSchema>>(type: T, properties: P) =>
  Type.Object({ type: Type.Literal(type), ...properties }, { additionalProperties: false });

// Agent's dashboard → server. Each is acknowledged with Ack.
export const AgentToServer = Type.Union([
  message('command', { conversationId: Id, command: AgentCommand }),
  /** Which thread is on the screen, so that others see who is looking; null for none. */
  message('looking', { conversationId: Nullable(Id) }),
  message('typing', { conversationId: Id }),
  message('seen', { conversationId: Id, seq: Seq }),
  message('listening', { on: Type.Boolean() }),
]);
export type AgentToServer = Static<typeof AgentToServer>;

// Server → agent's dashboard.
export const ServerToAgent = Type.Union([
  message('ready', { protocol: Type.Integer(), agentId: Type.String() }),
  /** A conversation changed: its line in the list, and the new entries of its timeline in order of seq. */
  message('conversation', { row: ConversationRow, entries: Type.Array(TimelineEntry) }),
  /** A conversation left the viewer's sight (moved to another bot). */
  message('gone', { conversationId: Type.String() }),
  /** A customer gave their name: what they are called from now on in all of their conversations. */
  message('named', { contactId: Type.String(), customerName: Type.String() }),
  /** Somebody said that customers are one person, or that they are not: who they are is to be asked for anew. */
  message('person', { contactIds: Type.Array(Type.String()) }),
  message('receipt', { conversationId: Type.String(), receivedSeq: Seq, seenSeq: Seq }),
  /** How far a message has got on its way through a platform. */
  message('delivery', { conversationId: Type.String(), delivery: DeliveryState }),
  /** Something is known of a file that was not: what, and where it can be opened, is to be asked for. */
  message('file', { conversationId: Type.String(), fileId: Type.String() }),
  message('typing', {
    conversationId: Type.String(),
    who: Type.Enum(['customer', 'bot', 'agent']),
    name: Type.String(),
  }),
  message('looking', {
    conversationId: Type.String(),
    agentId: Type.String(),
    name: Type.String(),
    on: Type.Boolean(),
  }),
  message('presence', {
    agentId: Type.String(),
    listening: Type.Boolean(),
    paused: Type.Boolean(),
    present: Type.Boolean(),
    active: Type.Integer(),
    limit: Type.Integer(),
  }),
  /** A suggestion that was asked for is there, or failed. */
  message('suggestion', {
    conversationId: Type.String(),
    requestId: Type.String(),
    text: Type.String(),
    source: Type.String(),
    error: Nullable(Type.String()),
  }),
]);
export type ServerToAgent = Static<typeof ServerToAgent>;

const ContactName = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const Email = Type.String({ maxLength: 254, pattern: EMAIL });
const Phone = Type.String({ maxLength: 32, pattern: PHONE });

// Customer's widget → server.
export const VisitorToServer = Type.Union([
  message('send', { clientMessageId: ClientMessageId, text: WordsWithFiles, files: Type.Optional(FileIds) }),
  message('typing', {}),
  message('received', { seq: Seq }),
  message('seen', { seq: Seq }),
  /** `anyway`: the customer was told that nobody is there, and waits all the same. */
  message('requestHandover', { anyway: Type.Optional(Type.Boolean()) }),
  /** Words to be answered later, and where to. They become a message of the conversation, and that waits for a person. */
  message('leaveMessage', {
    clientMessageId: ClientMessageId,
    text: MessageText,
    contact: Type.Union([
      Type.Object({ name: ContactName, email: Email, phone: Type.Optional(Phone) }, { additionalProperties: false }),
      Type.Object({ name: ContactName, phone: Phone }, { additionalProperties: false }),
    ]),
  }),
  message('requestCallback', {
    clientMessageId: ClientMessageId,
    text: MessageText,
    contact: Type.Object({ name: Type.Optional(ContactName), phone: Phone }, { additionalProperties: false }),
  }),
  message('end', {}),
]);
export type VisitorToServer = Static<typeof VisitorToServer>;

/** Where a customer stands in the queue. */
export const QueuePlace = Type.Object({
  /** From 1; null for more than 200. */
  position: Nullable(Type.Integer({ minimum: 1 })),
  /** Minutes, rounded up; null while it is not known. */
  expectedWait: Nullable(Type.Object({ from: Type.Integer(), to: Type.Integer() })),
});
export type QueuePlace = Static<typeof QueuePlace>;

export const VisitorState = Type.Object({
  conversationId: Nullable(Type.String()),
  /** `left`: waits for an answer to words that were left, not for a chat. */
  status: Nullable(Type.Enum(['ai', 'waiting', 'left', 'taken', 'ended'])),
  agentName: Nullable(Type.String()),
  seq: Seq,
  /** On connecting, for who waits; changes come as `place`. */
  place: Type.Optional(QueuePlace),
});
export type VisitorState = Static<typeof VisitorState>;

// Server → customer's widget.
export const ServerToVisitor = Type.Union([
  message('ready', { protocol: Type.Integer(), state: VisitorState }),
  message('entries', { state: VisitorState, entries: Type.Array(VisitorEntry) }),
  message('typing', { who: Type.Enum(['bot', 'agent']), name: Type.String() }),
  message('receipt', { seenSeq: Seq }),
  message('file', { fileId: Type.String() }),
  /** The customer's place in the queue changed. */
  message('place', { conversationId: Type.String(), place: QueuePlace }),
  /** A bot's answer while it is being written; replaced by the entry when it is complete. */
  message('draft', { answersSeq: Seq, text: Type.String() }),
]);
export type ServerToVisitor = Static<typeof ServerToVisitor>;

/** The answer to every message of a client. */
export const Ack = Type.Union([
  Type.Object({ ok: Type.Literal(true), result: Nullable(CommandResult), at: Instant }),
  Type.Object({ ok: Type.Literal(false), error: ErrorBody }),
]);
export type Ack = Static<typeof Ack>;

/** What a client says on connecting; the visitor's token is never part of a URL. */
export const Handshake = Type.Object({
  protocol: Type.Integer(),
  token: Type.Optional(Type.String({ maxLength: 2_000 })),
  /** The browser's; what is no language is left out. */
  language: Type.Optional(Type.Unknown()),
});
export type Handshake = Static<typeof Handshake>;
