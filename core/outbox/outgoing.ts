import type { ConversationEvent } from '../domain/conversation/events.ts';
import type { Channel, Conversation } from '../domain/conversation/state.ts';
import type { Delivery } from '../domain/delivery/delivery.ts';

export type Outgoing = Pick<
  Delivery,
  'channelAccountId' | 'conversationId' | 'seq' | 'botId' | 'peer' | 'message' | 'createdAt'
>;

/** Where the customer's page hears everything from the gateway, and asks for what it missed. */
const LIVE: ReadonlySet<Channel> = new Set(['web']);

const messageOf = (event: ConversationEvent): Delivery['message'] | null => {
  switch (event.type) {
    case 'botMessage':
      return { text: event.text, choices: event.quickReplies, by: 'bot' };
    case 'agentMessage':
      return { text: event.text, choices: [], by: 'agent' };
    case 'notice':
    case 'handoverUnavailable':
      return { text: event.text, choices: [], by: 'system' };
    default:
      return null;
  }
};

/** What of these events has to be sent to the customer through a platform. */
export const outgoingOf = (
  { id: conversationId, channel, channelAccountId, botId, peer }: Conversation,
  events: readonly ConversationEvent[],
): Outgoing[] => {
  if (LIVE.has(channel)) return [];
  return events.flatMap((event) => {
    const message = messageOf(event);
    if (message === null || message.text === '') return [];
    const { seq, at: createdAt } = event;
    return [{ conversationId, seq, channelAccountId, botId, peer, message, createdAt }];
  });
};
