import { HANDOVER_STATES } from '../contracts/handover-states.ts';
import type { ConversationEvent } from '../domain/conversation/events.ts';
import type { Channel, Conversation } from '../domain/conversation/state.ts';
import type { Delivery } from '../domain/delivery/delivery.ts';
import type { AttachedFile } from '../domain/files/file.ts';
import { visitorEntryOf } from '../store/views.ts';

export type Outgoing = Pick<
  Delivery,
  'channelAccountId' | 'conversationId' | 'seq' | 'botId' | 'peer' | 'message' | 'createdAt'
>;

/** Where the customer's page hears everything from the gateway, and asks for what it missed. */
const LIVE: ReadonlySet<Channel> = new Set(['web']);

const filesOf = ({ files }: { files?: AttachedFile[] }) => (files ? { files } : {});

const messageOf = (event: ConversationEvent): Delivery['message'] | null => {
  switch (event.type) {
    case 'botMessage':
      return { text: event.text, choices: event.quickReplies, ...filesOf(event), by: 'bot' };
    case 'agentMessage':
      return {
        text: event.text,
        choices: [],
        ...filesOf(event),
        by: 'agent',
        ...(event.template && { template: event.template }),
      };
    case 'notice':
    case 'handoverUnavailable':
      return { text: event.text, choices: [], by: 'system' };
    default:
      return null;
  }
};

/** What a bot that has handed the customer over is told of it; what failed for it is not said to the customer. */
const handoverOf = ({ otherBot, endedAt }: Conversation, event: ConversationEvent): Delivery['message'] | null => {
  const seen = otherBot ? visitorEntryOf(event) : null;
  const handover = seen?.event && HANDOVER_STATES[seen.event];
  // What the customer has asked for, they are told; what is closed long after its end was told then.
  const isTheirs = event.type === 'handoverUnavailable' && !event.reason;
  if (!handover || isTheirs || (event.type === 'closed' && endedAt !== event.at)) return null;
  return { text: handover === 'failed' ? seen.text : '', choices: [], by: 'system', handover };
};

/** What of these events has to be sent to the customer through a platform. */
export const outgoingOf = (conversation: Conversation, events: readonly ConversationEvent[]): Outgoing[] => {
  const { id: conversationId, channel, channelAccountId, botId, peer, language } = conversation;
  if (LIVE.has(channel)) return [];
  return events.flatMap((event) => {
    const message = handoverOf(conversation, event) ?? messageOf(event);
    if (message === null || (message.text === '' && !message.files && !message.handover)) return [];
    const { seq, at: createdAt } = event;
    const spoken = message.choices.length > 0 && language ? { ...message, language } : message;
    return [{ conversationId, seq, channelAccountId, botId, peer, message: spoken, createdAt }];
  });
};
