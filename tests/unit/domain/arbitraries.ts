import fc from 'fast-check';
import type { Command, Context } from '#core/domain/conversation/commands.ts';
import { open } from '#core/domain/conversation/open.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { AgentActor } from '#core/domain/permissions.ts';
import type { RoutingDecision } from '#core/domain/routing/decision.ts';

export const texts = {
  handover: 'One moment.',
  transferred: 'You are being transferred to Agent',
  resolved: 'Resolved',
  restored: 'The assistant is back.',
  unassigned: '',
  closed: 'Closed',
};
export const bot: Context['bot'] = { humanSupport: true, texts };

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
    now: 1_000,
  }).conversation;

export const decision: RoutingDecision = {
  at: 0,
  outcome: 'assigned',
  chosen: 'a',
  policy: 'longest_idle',
  candidates: [],
};

const agents = ['a', 'b', 's'] as const;
const words = fc.constantFrom('', 'hello', 'a longer sentence');
const slot = fc.option(
  fc.tuple(fc.constantFrom(...agents), fc.nat(3)).map(([id, k]) => `${id}:${k}` as const),
  { nil: null },
);
const chosen = fc.constantFrom(...agents).map((agentId) => ({ agentId, agentName: agentId, decision }));
const when = fc.integer({ min: 1_000, max: 100_000 });

export const commands: fc.Arbitrary<Command> = fc.oneof(
  words.map((text) => ({ type: 'customerWrote' as const, text, inboxId: 'i', clientMessageId: null })),
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
  fc.constant({
    type: 'requestHandover' as const,
    reason: 'customer_asked' as const,
    collected: { name: 'P' },
    priority: 2 as const,
  }),
  fc.tuple(chosen, slot, when).map(([c, s, expiresAt]) => ({ type: 'offer' as const, ...c, slot: s, expiresAt })),
  fc.tuple(chosen, slot).map(([c, s]) => ({ type: 'assign' as const, ...c, slot: s })),
  slot.map((s) => ({ type: 'accept' as const, slot: s })),
  fc.constant({ type: 'decline' as const, reason: 'busy' }),
  fc.constant({ type: 'expireOffer' as const }),
  slot.map((s) => ({ type: 'takeOver' as const, slot: s })),
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
  slot.map((s) => ({ type: 'acceptTransfer' as const, slot: s })),
  fc.constant({ type: 'declineTransfer' as const, reason: '' }),
  fc.constant({ type: 'expireTransfer' as const }),
  fc.constantFrom('agent' as const, 'agent_vanished' as const).map((reason) => ({ type: 'unassign' as const, reason })),
  words.map((instruction) => ({ type: 'restoreToAi' as const, instruction })),
  fc.constantFrom(
    { type: 'hold' as const },
    { type: 'unhold' as const },
    { type: 'resolve' as const },
    { type: 'closeIdle' as const },
  ),
  fc.constantFrom('ended' as const, 'left' as const).map((how) => ({ type: 'customerLeft' as const, how })),
  slot.map((s) => ({ type: 'reopen' as const, slot: s })),
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
