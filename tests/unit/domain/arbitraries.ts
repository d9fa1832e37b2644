import fc from 'fast-check';
import { ASKING, type Asking } from '#core/domain/conversation/asking.ts';
import { ABSENCES, type Command, type Context } from '#core/domain/conversation/commands.ts';
import { open } from '#core/domain/conversation/open.ts';
import { type Conversation, PRIORITIES, SERVICE_LEVELS } from '#core/domain/conversation/state.ts';
import type { Slot } from '#core/domain/ids.ts';
import type { AgentActor } from '#core/domain/permissions.ts';
import type { RoutingDecision } from '#core/domain/routing/decision.ts';
import { STANDARD } from '#core/store/bot-schema.ts';

export const texts = {
  handover: 'One moment.',
  transferred: 'You are being transferred to Agent',
  resolved: 'Resolved',
  restored: 'The assistant is back.',
  unassigned: '',
  closed: 'Closed',
  noAgents: 'Nobody is here.',
  outsideHours: '',
  queueFull: '',
  messageLeft: '',
};
export const bot: Context['bot'] = {
  ...STANDARD,
  humanSupport: true,
  texts,
  whenNobody: 'ask',
  queueLimit: 2,
  reopenWithin: 10_000,
  serviceLevels: { ...STANDARD.serviceLevels, 2: { firstReply: 1, resolution: 2 } },
};

export const agent = (id: string, role: AgentActor['role'] = 'agent'): AgentActor => ({
  kind: 'agent',
  id,
  name: `Agent ${id}`,
  role,
  scope: { kind: 'bots', botIds: ['bot', 'other-bot'] },
});

export const fresh = (): Conversation =>
  open({
    id: 'c',
    botId: 'bot',
    contactId: 'contact',
    channel: 'web',
    channelAccountId: 'web',
    peer: 'peer',
    customerName: 'Visitor 7F3A',
    previousId: null,
    lastAgentId: null,
    now: 1_000,
  }).conversation;

export const decision: RoutingDecision = {
  at: 0,
  outcome: 'assigned',
  chosen: 'a',
  because: 'longest_idle',
  policy: 'longest_idle',
  keptUntil: null,
  candidates: [],
};

const agents = ['a', 'b', 's'] as const;
const words = fc.constantFrom('', 'hello', 'a longer sentence');
const slots = fc.option(
  fc.tuple(fc.constantFrom(...agents), fc.nat(3)).map(([id, k]): Slot[] => [`${id}:${k}`]),
  { nil: null },
);
const chosen = fc.constantFrom(...agents).map((agentId) => ({ agentId, agentName: agentId, decision }));
const wishes = fc.constantFrom<Partial<Asking>>(
  {},
  { reason: 'callback' as const, collected: { phone: '1' } },
  { priority: 0 as const, skills: ['refunds'], spoken: 'fr' },
  { language: 'de' },
);
const when = fc.integer({ min: 1_000, max: 100_000 });

export const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(words, fc.boolean()).map(([text, sure]) => ({
    ...{ type: 'customerWrote' as const, text, inboxId: 'i', clientMessageId: null },
    ...(sure && { language: 'de' }),
  })),
  fc.nat(60).map((answersSeq) => ({
    type: 'botReplied' as const,
    text: 'answer',
    answersSeq,
    citations: [],
    quickReplies: [],
    source: 'offline',
  })),
  fc.constant({ type: 'discardBotReply' as const, answersSeq: 1, because: 'person_in_charge' as const }),
  fc.constant({ type: 'assistantFailed' as const, what: 'answer' as const, because: 'timed out' }),
  fc.tuple(fc.boolean(), fc.nat(2), fc.nat(3), wishes).map(([anyway, listening, waiting, wish]) => ({
    ...ASKING,
    collected: { name: 'P' },
    ...wish,
    anyway,
    desk: { listening, waiting },
  })),
  fc.tuple(chosen, slots, when).map(([c, s, expiresAt]) => ({ type: 'offer' as const, ...c, slots: s, expiresAt })),
  fc.tuple(chosen, slots).map(([c, s]) => ({ type: 'assign' as const, ...c, slots: s })),
  slots.map((s) => ({ type: 'accept' as const, slots: s })),
  fc.constant({ type: 'decline' as const, reason: 'busy' }),
  fc.constant({ type: 'expireOffer' as const }),
  fc.constantFrom(...ABSENCES).map((because) => ({ type: 'withdrawOffer' as const, because })),
  fc.tuple(fc.constantFrom(...agents), slots).map(([agentId, s]) => ({
    type: 'customerReturned' as const,
    agentId,
    agentName: agentId,
    slots: s,
  })),
  fc.constantFrom(...PRIORITIES).map((priority) => ({ type: 'prioritise' as const, priority })),
  fc.constantFrom(...SERVICE_LEVELS).map((what) => ({ type: 'breach' as const, what })),
  slots.map((s) => ({ type: 'takeOver' as const, slots: s })),
  words.map((text) => ({ type: 'agentWrote' as const, text, clientMessageId: 'm' })),
  words.map((text) => ({ type: 'note' as const, text })),
  fc.tuple(fc.constantFrom(...agents), when).map(([agentId, expiresAt]) => ({
    type: 'transfer' as const,
    to: { kind: 'agent' as const, agentId, agentName: agentId },
    message: 'please',
    expiresAt,
  })),
  when.map((expiresAt) => ({
    type: 'transfer' as const,
    to: { kind: 'queue' as const, botId: 'other-bot' },
    message: '',
    expiresAt,
  })),
  slots.map((s) => ({ type: 'acceptTransfer' as const, slots: s })),
  fc.constant({ type: 'declineTransfer' as const, reason: '' }),
  fc.constant({ type: 'expireTransfer' as const }),
  fc.constant({ type: 'withdrawTransfer' as const }),
  fc.constantFrom('agent' as const, 'agent_vanished' as const).map((reason) => ({ type: 'unassign' as const, reason })),
  words.map((instruction) => ({ type: 'restoreToAi' as const, instruction })),
  fc.constantFrom(
    { type: 'hold' as const },
    { type: 'unhold' as const },
    { type: 'resolve' as const },
    { type: 'closeIdle' as const },
  ),
  fc.constantFrom('ended' as const, 'left' as const).map((how) => ({ type: 'customerLeft' as const, how })),
  slots.map((s) => ({ type: 'reopen' as const, slots: s })),
  fc.constantFrom('cat', null).map((categoryId) => ({ type: 'categorise' as const, categoryId })),
  fc.array(fc.constantFrom('vip', ' vip ', '')).map((tags) => ({ type: 'tag' as const, tags })),
  fc
    .constantFrom('in_progress' as const, 'completed' as const)
    .map((status) => ({ type: 'setEngagementStatus' as const, status })),
  fc.constant({ type: 'assistantSummarised' as const, text: 'summary', source: 'offline' }),
);

export const actors: fc.Arbitrary<Context['actor']> = fc.constantFrom(
  { kind: 'customer' as const },
  { kind: 'bot' as const },
  { kind: 'system' as const },
  agent('a'),
  agent('b'),
  agent('s', 'supervisor'),
);
