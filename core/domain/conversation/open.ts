import type { Instant } from '../ids.ts';
import type { ConversationEvent } from './events.ts';
import { NOTHING_DUE } from './promises.ts';
import type { Conversation } from './state.ts';

/** Who the conversation is with, and where; everything else begins empty. */
export type Opening = Pick<
  Conversation,
  'id' | 'botId' | 'contactId' | 'channel' | 'channelAccountId' | 'peer' | 'customerName' | 'previousId' | 'lastAgentId'
> & { now: Instant; language?: string; openedBy?: 'customer' | 'outside' };

/** A new conversation begins with the bot. Its first entry says so. */
export const open = (opening: Opening): { conversation: Conversation; event: ConversationEvent } => {
  const { now, openedBy = 'customer', ...identity } = opening;
  const { id: _, lastAgentId: _known, ...facts } = identity;
  const event: ConversationEvent = { seq: 1, at: now, by: { kind: openedBy }, type: 'opened', ...facts };
  const conversation: Conversation = {
    ...identity,
    status: 'ai',
    version: 1,
    seq: 1,
    agentId: null,
    agentName: null,
    slots: [],
    waiting: null,
    lastWaiting: null,
    offer: null,
    transfer: null,
    onHold: false,
    outside: null,
    awaitingBot: null,
    answeredSeq: 0,
    instruction: null,
    collected: {},
    language: opening.language ?? null,
    asked: null,
    categoryId: null,
    tags: [],
    engagementStatus: 'in_progress',
    notes: [],
    last: null,
    openedAt: now,
    lastCustomerAt: null,
    takenAt: null,
    freed: null,
    due: NOTHING_DUE,
    dueFrom: null,
    replied: false,
    breached: [],
    firstReplyAt: null,
    endedAt: null,
  };
  return { conversation, event };
};
