import { nameAmong, placeholderName } from '../customer-name.ts';
import { saidOfThemselves } from './asking.ts';
import type { ConversationEvent, EventType } from './events.ts';
import { NOTHING_DUE } from './promises.ts';
import type { Asked, Conversation, LastMessage, LaterReason, Priority, Waiting } from './state.ts';

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
  slots: [],
  offer: null,
  transfer: null,
  onHold: false,
  takenAt: null,
} satisfies Change;
/** `takenAt` stays: it tells whether an agent was in charge at the end. */
const ended = (c: Conversation, at: number): Change => ({
  ...nobody,
  takenAt: c.takenAt,
  waiting: null,
  asked: null,
  awaitingBot: null,
  due: NOTHING_DUE,
  endedAt: at,
});

const NEW_PLACE = {
  ...{ reason: 'agent', priority: 2, declinedBy: [], declinedAt: null },
  ...{ skills: [], language: null },
} satisfies Omit<Waiting, 'since'>;

/** Back in the queue: the place is kept when there was one. */
const queued = (c: Conversation, at: number): Change => ({
  ...nobody,
  status: 'waiting',
  awaitingBot: null,
  firstReplyAt: null,
  waiting: c.waiting ?? c.lastWaiting ?? { ...NEW_PLACE, since: at },
});

/** Who gave it away on purpose, or had it taken away, is not the first to get it again. */
const givenBack = (c: Conversation, at: number): Change => {
  const change = queued(c, at);
  if (!change.waiting || c.agentId === null) return change;
  return { ...change, waiting: { ...change.waiting, declinedBy: [c.agentId], declinedAt: at } };
};

const note = (c: Conversation, event: ConversationEvent, text: string, summary: boolean): Change => ({
  notes: [...c.notes, { at: event.at, text, by: event.by.kind === 'agent' ? event.by.name : 'AI', summary }],
});

const owedAfter = (c: Conversation, { seq, at, instruction }: Of<'restoredToAi'>): Conversation['awaitingBot'] => {
  if (c.last?.from === 'customer') return { seq: c.last.seq, since: at };
  return instruction === '' ? null : { seq, since: at };
};

/** Also of the place to which a conversation in somebody's hands would go back. */
const withPriority = (c: Conversation, priority: Priority): Change => ({
  waiting: c.waiting && { ...c.waiting, priority },
  lastWaiting: c.lastWaiting && { ...c.lastWaiting, priority },
});

const declined = (c: Conversation, agentId: string, at: number): Change => ({
  offer: null,
  slots: [],
  waiting: c.waiting && {
    ...c.waiting,
    declinedBy: [...new Set([...c.waiting.declinedBy, agentId])],
    declinedAt: at,
  },
});

/** Who is asked once more begins a new round: nobody else has declined in it yet. */
const asked = ({ waiting }: Conversation, agentId: string): Change =>
  waiting?.declinedBy.includes(agentId) ? { waiting: { ...waiting, declinedBy: [] } } : {};

/**
 * What is known of the customer from now on. They are called by the name that they give; what a bot made out of their words is
 * a guess, and names who has no name yet.
 */
const knowing = (c: Conversation, collected: Record<string, string>, said: Record<string, string>): Change => {
  const guess = c.customerName === placeholderName(c.peer) ? nameAmong(collected) : '';
  const name = nameAmong(said) || guess;
  return { collected: { ...c.collected, ...collected }, ...(name !== '' && { customerName: name }) };
};

/** What the asker heard the customer speak. */
const heard = ({ language, languageDetected }: Omit<Asked, 'collected'>): Change =>
  languageDetected ? { language } : {};

const answeredLater = (place: Waiting | null, reason: LaterReason): Waiting | null => place && { ...place, reason };

const CHANGES: { [T in EventType]: (c: Conversation, event: Of<T>) => Change } = {
  opened: () => ({}),
  customerMessage: (c, e) => ({
    ...preview(e, 'customer', c.customerName),
    lastCustomerAt: e.at,
    ...(e.language && { language: e.language }),
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
    replied: true,
    due: c.due.firstReply === null ? c.due : { ...c.due, firstReply: null },
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
    ...knowing(c, e.collected, saidOfThemselves(e)),
    ...heard(e),
    asked: null,
    waiting: {
      since: e.at,
      reason: e.reason,
      priority: e.priority,
      // An agent who passes it on does not want it back while others are left.
      ...(e.by.kind === 'agent' ? { declinedBy: [e.by.id], declinedAt: e.at } : { declinedBy: [], declinedAt: null }),
      skills: e.skills,
      language: e.language,
      ...(e.languageDetected && { languageDetected: true }),
    },
    due: e.due,
    dueFrom: e.at,
    replied: false,
    breached: [],
  }),
  contactLeft: (c, e) => ({
    ...knowing(c, e.collected, saidOfThemselves(e)),
    waiting: answeredLater(c.waiting, e.reason),
    lastWaiting: answeredLater(c.lastWaiting, e.reason),
  }),
  // It says what may be done now: the bot owes nothing more.
  handoverUnavailable: (c, e) => ({
    ...(e.asked && { ...knowing(c, e.asked.collected, {}), ...heard(e.asked), asked: e.asked }),
    answeredSeq: Math.max(c.answeredSeq, c.awaitingBot?.seq ?? 0),
    awaitingBot: null,
  }),
  offered: (c, e) => ({
    ...asked(c, e.agentId),
    slots: e.slots,
    offer: { agentId: e.agentId, at: e.at, expiresAt: e.expiresAt },
  }),
  offerDeclined: (c, e) => declined(c, e.agentId, e.at),
  offerExpired: (c, e) => declined(c, e.agentId, e.at),
  offerWithdrawn: () => ({ offer: null, slots: [] }),
  taken: (c, e) => ({
    ...nobody,
    status: 'taken',
    waiting: null,
    lastWaiting: c.waiting ?? c.lastWaiting,
    asked: null,
    awaitingBot: null,
    agentId: e.agentId,
    agentName: e.agentName,
    lastAgentId: e.agentId,
    slots: e.slots,
    takenAt: e.at,
  }),
  transferOffered: (c, e) => ({
    transfer: { to: e.to, from: c.agentId ?? '', message: e.message, at: e.at, expiresAt: e.expiresAt },
  }),
  transferDeclined: () => ({ transfer: null }),
  transferWithdrawn: () => ({ transfer: null }),
  transferExpired: () => ({ transfer: null }),
  queued: (c, e) => ({ ...givenBack(c, e.at), botId: e.botId }),
  unassigned: (c, e) => (e.reason === 'agent' ? givenBack(c, e.at) : queued(c, e.at)),
  // What the customer said last and nobody answered is the bot's again; so is what the agent asks of it.
  restoredToAi: (c, e) => ({
    ...nobody,
    status: 'ai',
    waiting: null,
    lastWaiting: null,
    due: NOTHING_DUE,
    awaitingBot: owedAfter(c, e),
    instruction: e.instruction || c.instruction,
  }),
  held: () => ({ onHold: true }),
  unheld: () => ({ onHold: false }),
  resolved: (c, e) => ({ ...ended(c, e.at), status: 'resolved' }),
  dropped: (c, e) => ({ ...ended(c, e.at), status: 'dropped' }),
  closed: (c, e) => ({ ...ended(c, c.endedAt ?? e.at), status: 'closed' }),
  reopened: (c, e) => ({
    ...queued(c, e.at),
    endedAt: null,
    due: e.due ?? NOTHING_DUE,
    dueFrom: e.at,
    replied: false,
    breached: [],
  }),
  prioritised: (c, e) => ({ ...withPriority(c, e.priority), due: e.due ?? c.due }),
  serviceLevelBreached: (c, e) => ({
    ...withPriority(c, e.priority),
    due: { ...c.due, [e.what]: null },
    breached: [...c.breached, e.what],
  }),
  categorised: (_c, e) => ({ categoryId: e.categoryId }),
  tagged: (_c, e) => ({ tags: e.tags }),
  engagementStatusSet: (_c, e) => ({ engagementStatus: e.status }),
  summarised: (c, e) => note(c, e, e.text, true),
};

/** Whose places it takes: of who is in charge, or is being asked. */
const holderOf = ({ agentId, offer }: Conversation): string | null => agentId ?? offer?.agentId ?? null;

/** The conversation after one event. The version belongs to the write, not to the event. */
export const evolve = (conversation: Conversation, event: ConversationEvent): Conversation => {
  const change = CHANGES[event.type] as (c: Conversation, e: ConversationEvent) => Change;
  const after = { ...conversation, ...change(conversation, event), seq: event.seq };
  const agentId = holderOf(conversation);
  if (agentId === null || agentId === holderOf(after)) return after;
  const offered = conversation.agentId === null ? { offered: true } : {};
  return { ...after, freed: { agentId, seq: event.seq, ...offered } };
};

export const evolveAll = (conversation: Conversation, events: readonly ConversationEvent[]): Conversation =>
  events.reduce(evolve, conversation);
