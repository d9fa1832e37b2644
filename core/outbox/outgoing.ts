import type { ConversationEvent } from '../domain/conversation/events.ts';
import type { Channel, Conversation } from '../domain/conversation/state.ts';
import type { Delivery, HandoverState } from '../domain/delivery/delivery.ts';
import type { AttachedFile } from '../domain/files/file.ts';

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

const HANDOVER: Partial<Record<ConversationEvent['type'], HandoverState>> = {
  ...{ taken: 'accepted', resolved: 'completed', dropped: 'completed' },
};

/** What a bot that has handed the customer over is told of it. */
const handoverOf = ({ lastWaiting }: Conversation, { type }: ConversationEvent): Delivery['message'] | null => {
  const handover = lastWaiting?.reason === 'other_bot' ? HANDOVER[type] : undefined;
  return handover ? { text: '', choices: [], by: 'system', handover } : null;
};

/** What of these events has to be sent to the customer through a platform. */
export const outgoingOf = (conversation: Conversation, events: readonly ConversationEvent[]): Outgoing[] => {
  const { id: conversationId, channel, channelAccountId, botId, peer, language } = conversation;
  if (LIVE.has(channel)) return [];
  return events.flatMap((event) => {
    const message = messageOf(event) ?? handoverOf(conversation, event);
    if (message === null || (message.text === '' && !message.files && !message.handover)) return [];
    const { seq, at: createdAt } = event;
    const spoken = message.choices.length > 0 && language ? { ...message, language } : message;
    return [{ conversationId, seq, channelAccountId, botId, peer, message: spoken, createdAt }];
  });
};
