import { randomUUID } from 'node:crypto';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Command } from '#core/domain/conversation/commands.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import { open } from '#core/domain/conversation/open.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { STANDARD } from '#core/store/bot-schema.ts';
import type { Bot } from '#core/store/bots.ts';
import { changes, toStored } from '#core/store/conversations/mapping.ts';
import type { StoredConversation } from '#core/store/conversations/schema.ts';
import { newId } from '#core/store/ids.ts';

const TEXTS = {
  handover: 'One moment.',
  transferred: 'You are being transferred to Agent',
  resolved: 'Resolved',
  restored: '',
  unassigned: '',
  closed: '',
  noAgents: '',
  outsideHours: '',
  queueFull: '',
  messageLeft: '',
};

export const benchBot = (): Bot => ({
  ...STANDARD,
  id: newId(),
  name: 'Bench',
  greeting: '',
  instructions: '',
  quickReplies: [],
  brand: '#000000',
  humanSupport: true,
  aiAssist: false,
  aiSummary: false,
  model: null,
  texts: TEXTS,
  allowedSites: [],
  channelAccountId: newId(),
});

const CUSTOMER: Actor = { kind: 'customer' };

const after = (conversation: Conversation, command: Command, actor: Actor, bot: Bot, now: number): Conversation => {
  const decision = decide(conversation, command, { now, actor, bot });
  if (!decision.ok) throw new Error(decision.refusal);
  return { ...evolveAll(conversation, decision.events), version: conversation.version + 1 };
};

/** What the store would hold of a conversation in which a customer has written and, if so wanted, asked for a person. */
export const stored = (bot: Bot, now: number, waiting: boolean): StoredConversation => {
  const { id: botId, channelAccountId } = bot;
  const { conversation, event } = open({
    ...{ id: newId(), botId, contactId: newId(), channel: 'web', channelAccountId, peer: randomUUID() },
    ...{ customerName: 'Visitor', previousId: null, lastAgentId: null, now },
  });
  const wrote = { type: 'customerWrote', text: 'Where is my order?', inboxId: newId(), clientMessageId: null } as const;
  let state = after(conversation, wrote, CUSTOMER, bot, now);
  if (waiting) state = after(state, { ...ASKING, desk: { listening: 1, waiting: 0 } }, CUSTOMER, bot, now);
  const { outboxSince: _, ...first } = toStored(conversation, event);
  return { ...first, ...changes(conversation, state).$set, version: state.version, outbox: [] } as StoredConversation;
};
