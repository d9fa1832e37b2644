import { type Static, Type } from 'typebox';
import { ABSENCES, DISCARDED } from '../domain/conversation/commands.ts';
import { UNAVAILABLE } from '../domain/conversation/events.ts';
import { CHANNELS, ENGAGEMENT_STATUSES, HANDOVER_REASONS, SERVICE_LEVELS } from '../domain/conversation/state.ts';
import { EXCLUSIONS, ROUTING_OUTCOMES, ROUTING_POLICIES } from '../domain/routing/decision.ts';
import { AttachedFile } from './files.ts';
import { FilledTemplate } from './message-templates.ts';
import { Instant, Nullable, Seq } from './primitives.ts';

export const Citation = Type.Object({ articleId: Type.String(), title: Type.String() });

export const CandidateVerdict = Type.Object({
  agentId: Type.String(),
  name: Type.String(),
  against: Type.Array(Type.Enum([...EXCLUSIONS])),
  lacks: Type.Array(Type.String()),
  active: Type.Integer(),
  limit: Type.Integer(),
  ofBot: Type.Optional(Type.Object({ active: Type.Integer(), limit: Type.Integer() })),
  wrapUpUntil: Type.Optional(Instant),
  askAgainAt: Type.Optional(Instant),
});
export const RoutingDecision = Type.Object({
  at: Instant,
  outcome: Type.Enum([...ROUTING_OUTCOMES]),
  chosen: Nullable(Type.String()),
  because: Nullable(Type.Enum([...ROUTING_POLICIES, 'preferred'])),
  keptUntil: Nullable(Instant),
  languageIgnored: Type.Optional(Type.String()),
  policy: Type.Enum([...ROUTING_POLICIES]),
  candidates: Type.Array(CandidateVerdict),
});

const By = Type.Union([
  Type.Object({ kind: Type.Enum(['customer', 'bot', 'system', 'outside']) }),
  Type.Object({ kind: Type.Literal('agent'), id: Type.String(), name: Type.String() }),
]);

const entry = <const T extends string, P extends Record<string, import('typebox').TSchema>>(type: T, properties: P) =>
  Type.Object({ seq: Seq, at: Instant, by: By, type: Type.Literal(type), ...properties });

const text = Type.String();
const files = Type.Optional(Type.Array(AttachedFile));
const Priority = Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2), Type.Literal(3)]);
const Slots = Type.Array(Type.TemplateLiteral([Type.String(), Type.Literal(':'), Type.Number()]));
const Due = Type.Object({ firstReply: Nullable(Instant), resolution: Nullable(Instant) });
/** What a handover asks for. */
const wishes = {
  collected: Type.Record(Type.String(), Type.String()),
  priority: Priority,
  skills: Type.Array(text),
  language: Nullable(text),
  languageDetected: Type.Optional(Type.Boolean()),
};
const DiscardedBecause = Type.Enum([...DISCARDED]);
const AssistantTask = Type.Enum(['answer', 'suggest', 'summarise']);

/** What is deleted has neither words nor files any more. */
const deleted = Type.Optional(Type.Literal(true));

/** One entry of a conversation's timeline as agents see it: the domain's event. */
export const TimelineEntry = Type.Union([
  entry('opened', {
    botId: text,
    contactId: text,
    channel: Type.Enum([...CHANNELS]),
    channelAccountId: text,
    peer: text,
    customerName: text,
    previousId: Nullable(text),
    language: Type.Optional(text),
  }),
  entry('customerMessage', {
    text,
    files,
    inboxId: text,
    clientMessageId: Nullable(text),
    language: Type.Optional(text),
    meant: Type.Optional(text),
    standby: Type.Optional(Type.Literal(true)),
    deleted,
  }),
  entry('botMessage', {
    text,
    files,
    answersSeq: Seq,
    citations: Type.Array(Citation),
    quickReplies: Type.Array(text),
    source: text,
  }),
  entry('agentMessage', { text, files, template: Type.Optional(FilledTemplate), clientMessageId: text }),
  entry('outsideMessage', { text, files, inboxId: text }),
  entry('customerReacted', { to: Seq, emoji: Nullable(text), inboxId: text }),
  entry('customerEdited', { of: Seq, text, inboxId: text, deleted }),
  entry('customerDeleted', { of: Seq, inboxId: text }),
  entry('notice', { text }),
  entry('note', { text }),
  entry('botReplyDiscarded', { answersSeq: Seq, because: DiscardedBecause }),
  entry('assistantFailed', { what: AssistantTask, because: text }),
  entry('handoverRequested', {
    reason: Type.Enum([...HANDOVER_REASONS]),
    ...wishes,
    guessed: Type.Optional(Type.Array(text)),
    due: Due,
    message: Type.Optional(text),
  }),
  entry('contactLeft', {
    reason: Type.Enum(['message', 'callback']),
    collected: Type.Record(Type.String(), Type.String()),
  }),
  entry('handoverUnavailable', {
    because: Type.Enum([...UNAVAILABLE]),
    opensAt: Nullable(Instant),
    text,
    asked: Type.Optional(Type.Object(wishes)),
    reason: Type.Optional(Type.Literal('other_bot')),
  }),
  entry('offered', { agentId: text, agentName: text, slots: Slots, expiresAt: Instant, decision: RoutingDecision }),
  entry('offerDeclined', { agentId: text, reason: text }),
  entry('offerExpired', { agentId: text }),
  entry('offerWithdrawn', { agentId: text, because: Type.Enum([...ABSENCES]) }),
  entry('taken', {
    agentId: text,
    agentName: text,
    slots: Slots,
    how: Type.Enum(['assigned', 'accepted', 'takeover', 'transfer', 'reopened']),
    decision: Nullable(RoutingDecision),
  }),
  entry('transferOffered', { to: text, toName: text, message: text, expiresAt: Instant }),
  entry('transferDeclined', { agentId: text, reason: text }),
  entry('transferWithdrawn', { agentId: text, because: Type.Optional(Type.Enum([...ABSENCES])) }),
  entry('transferExpired', { agentId: text }),
  entry('queued', { botId: text, from: Type.Optional(text), message: text }),
  entry('unassigned', {
    reason: Type.Enum(['agent', ...ABSENCES]),
    agentName: Type.Optional(text),
    botId: Type.Optional(text),
  }),
  entry('restoredToAi', { instruction: text }),
  entry('held', {}),
  entry('unheld', {}),
  entry('resolved', {}),
  entry('dropped', { how: Type.Enum(['ended', 'left']) }),
  entry('closed', {}),
  entry('reopened', { due: Type.Optional(Due) }),
  entry('prioritised', { priority: Priority, due: Type.Optional(Due) }),
  entry('serviceLevelBreached', { what: Type.Enum([...SERVICE_LEVELS]), priority: Priority }),
  entry('categorised', { categoryId: Nullable(text) }),
  entry('tagged', { tags: Type.Array(text) }),
  entry('engagementStatusSet', { status: Type.Enum([...ENGAGEMENT_STATUSES]) }),
  entry('summarised', { text, source: text }),
]);
export type TimelineEntry = Static<typeof TimelineEntry>;

/** What the customer's side shows of an entry. Names are as the customer may know them; notes never come here. */
export const VisitorEntry = Type.Object({
  seq: Seq,
  at: Instant,
  kind: Type.Enum(['customer', 'bot', 'agent', 'notice', 'event']),
  /** The event's type where `kind` is `event`. */
  event: Nullable(
    Type.Enum([
      'waiting',
      'left',
      'unavailable',
      'taken',
      'unassigned',
      'ai',
      'held',
      'unheld',
      'resolved',
      'dropped',
      'closed',
      'reopened',
    ]),
  ),
  text: Type.String(),
  files: Type.Optional(Type.Array(AttachedFile)),
  author: Type.String(),
  clientMessageId: Nullable(Type.String()),
  citations: Type.Array(Citation),
  quickReplies: Type.Array(Type.String()),
  /** Nobody can be had now: why, and when it opens next. The customer may wait, leave a message, or be called back. */
  unavailable: Type.Optional(Type.Object({ because: Type.Enum([...UNAVAILABLE]), opensAt: Nullable(Instant) })),
});
export type VisitorEntry = Static<typeof VisitorEntry>;
