import type { ConversationEvent, EventType } from './events.ts';
import type { Conversation, LastMessage } from './state.ts';

type Of<T extends EventType> = Extract<ConversationEvent, { type: T }>;
type Change = Partial<Conversation>;

const PREVIEW = 160;
const preview = (
  event: Of<'customerMessage' | 'botMessage' | 'agentMessage'>,
  from: LastMessage['from'],
  author: string,
): Change => ({
  last: { seq: event.seq, at: event.at, from, author, text: event.text.slice(0, PREVIEW) },
});

const nobody = {
  agentId: null,
  agentName: null,
  slot: null,
  offer: null,
  transfer: null,
  onHold: false,
  takenAt: null,
} as const;
const ended = (at: number): Change => ({ ...nobody, waiting: null, awaitingBot: null, endedAt: at });

/** Back in the queue: the place is kept when there was one. */
const queued = (c: Conversation, at: number): Change => ({
  ...nobody,
  status: 'waiting',
  awaitingBot: null,
  firstReplyAt: null,
  waiting: c.waiting ?? c.lastWaiting ?? { since: at, reason: 'agent', priority: 2, declinedBy: [] },
});

const note = (c: Conversation, event: ConversationEvent, text: string, summary: boolean): Change => ({
  notes: [...c.notes, { at: event.at, text, by: event.by.kind === 'agent' ? event.by.name : 'AI', summary }],
});

const owedAfter = (c: Conversation, { seq, at, instruction }: Of<'restoredToAi'>): Conversation['awaitingBot'] => {
  if (c.last?.from === 'customer') return { seq: c.last.seq, since: at };
  return instruction === '' ? null : { seq, since: at };
};

const declined = (c: Conversation, agentId: string): Change => ({
  offer: null,
  slot: null,
  waiting: c.waiting && { ...c.waiting, declinedBy: [...new Set([...c.waiting.declinedBy, agentId])] },
});

const CHANGES: { [T in EventType]: (c: Conversation, event: Of<T>) => Change } = {
  opened: () => ({}),
  customerMessage: (c, e) => ({
    ...preview(e, 'customer', c.customerName),
    lastCustomerAt: e.at,
    awaitingBot: c.status === 'ai' ? { seq: e.seq, since: c.awaitingBot?.since ?? e.at } : null,
  }),
  botMessage: (c, e) => ({
    ...preview(e, 'bot', ''),
    answeredSeq: Math.max(c.answeredSeq, e.answersSeq),
    awaitingBot: c.awaitingBot && c.awaitingBot.seq > e.answersSeq ? c.awaitingBot : null,
  }),
  agentMessage: (c, e) => ({
    ...preview(e, 'agent', e.by.kind === 'agent' ? e.by.name : ''),
    firstReplyAt: c.firstReplyAt ?? e.at,
  }),
  // The list shows what people and the bot said, not what the product said about it.
  notice: () => ({}),
  note: (c, e) => note(c, e, e.text, false),
  botReplyDiscarded: () => ({}),
  assistantFailed: () => ({}),
  handoverRequested: (c, e) => ({
    status: 'waiting',
    awaitingBot: null,
    firstReplyAt: null,
    collected: { ...c.collected, ...e.collected },
    waiting: { since: e.at, reason: e.reason, priority: e.priority, declinedBy: [] },
  }),
  offered: (_c, e) => ({ slot: e.slot, offer: { agentId: e.agentId, at: e.at, expiresAt: e.expiresAt } }),
  offerDeclined: (c, e) => declined(c, e.agentId),
  offerExpired: (c, e) => declined(c, e.agentId),
  taken: (c, e) => ({
    ...nobody,
    status: 'taken',
    waiting: null,
    lastWaiting: c.waiting ?? c.lastWaiting,
    awaitingBot: null,
    agentId: e.agentId,
    agentName: e.agentName,
    slot: e.slot,
    takenAt: e.at,
  }),
  transferOffered: (c, e) => ({
    transfer: { to: e.to, from: c.agentId ?? '', message: e.message, at: e.at, expiresAt: e.expiresAt },
  }),
  transferDeclined: () => ({ transfer: null }),
  transferExpired: () => ({ transfer: null }),
  queued: (c, e) => ({ ...queued(c, e.at), botId: e.botId }),
  unassigned: (c, e) => queued(c, e.at),
  // What the customer said last and nobody answered is the bot's again; so is what the agent asks of it.
  restoredToAi: (c, e) => ({
    ...nobody,
    status: 'ai',
    waiting: null,
    lastWaiting: null,
    awaitingBot: owedAfter(c, e),
    instruction: e.instruction || c.instruction,
  }),
  held: () => ({ onHold: true }),
  unheld: () => ({ onHold: false }),
  resolved: (_c, e) => ({ ...ended(e.at), status: 'resolved' }),
  dropped: (_c, e) => ({ ...ended(e.at), status: 'dropped' }),
  closed: (c, e) => ({ ...ended(c.endedAt ?? e.at), status: 'closed' }),
  reopened: (c, e) => ({ ...queued(c, e.at), endedAt: null }),
  categorised: (_c, e) => ({ categoryId: e.categoryId }),
  tagged: (_c, e) => ({ tags: e.tags }),
  engagementStatusSet: (_c, e) => ({ engagementStatus: e.status }),
  summarised: (c, e) => note(c, e, e.text, true),
};

/** The conversation after one event. The version belongs to the write, not to the event. */
export const evolve = (conversation: Conversation, event: ConversationEvent): Conversation => {
  const change = CHANGES[event.type] as (c: Conversation, e: ConversationEvent) => Change;
  return { ...conversation, ...change(conversation, event), seq: event.seq };
};

export const evolveAll = (conversation: Conversation, events: readonly ConversationEvent[]): Conversation =>
  events.reduce(evolve, conversation);
