import type { Channel } from '../domain/conversation/state.ts';
import type { BotId, ChannelAccountId, ClientMessageId, ConversationId, Peer } from '../domain/ids.ts';
import type { ContactStore } from './contacts.ts';
import type { ConversationStore } from './conversations/store.ts';
import { newId } from './ids.ts';
import type { InboxStore } from './inbox.ts';

export type AcceptDeps = {
  conversations: ConversationStore;
  contacts: ContactStore;
  inbox: InboxStore;
  /** Rings the doorbell; never waited for. */
  ring: (conversationId: ConversationId) => void;
  now?: () => number;
};

export type FromCustomer = {
  botId: BotId;
  channel: Channel;
  channelAccountId: ChannelAccountId;
  peer: Peer;
  customerName: string;
  /** Unique per channel account; what comes again under the same id changes nothing. */
  externalId: string;
  text: string;
  clientMessageId: ClientMessageId | null;
  /** The customer's latest conversation, null for none, when the caller knows it: spares looking it up. */
  latest?: Latest | null | undefined;
};
export type Latest = { id: ConversationId; open: boolean };

const latestOf = async (
  { conversations }: Pick<AcceptDeps, 'conversations'>,
  { channelAccountId, peer }: Pick<FromCustomer, 'channelAccountId' | 'peer'>,
): Promise<Latest | null> => {
  const latest = await conversations.currentOf(channelAccountId, peer);
  return latest && { id: latest.id, open: latest.endedAt === null };
};

/** The open conversation of this customer; a new one, linked to the one before, when there is none. */
export const ensureConversation = async (
  deps: Pick<AcceptDeps, 'conversations' | 'contacts' | 'now'>,
  from: Pick<FromCustomer, 'botId' | 'channel' | 'channelAccountId' | 'peer' | 'customerName' | 'latest'>,
): Promise<ConversationId> => {
  const now = (deps.now ?? Date.now)();
  const { botId, channel, channelAccountId, peer, customerName } = from;
  const latest = from.latest === undefined ? await latestOf(deps, from) : from.latest;
  if (latest?.open) return latest.id;
  const contact = await deps.contacts.ensure(channelAccountId, peer, customerName, now);
  const conversation = await deps.conversations.openNew({
    id: newId(),
    botId,
    contactId: contact.id,
    channel,
    channelAccountId,
    peer,
    customerName: contact.name,
    previousId: latest?.id ?? null,
    now,
  });
  return conversation.id;
};

/** Durable when it resolves; only then may the customer be answered. Redis is not waited for. */
export const acceptFromCustomer = async (
  deps: AcceptDeps,
  from: FromCustomer,
): Promise<{ conversationId: ConversationId; duplicate: boolean }> => {
  const conversationId = await ensureConversation(deps, from);
  const { channelAccountId, externalId, text, clientMessageId } = from;
  const receivedAt = (deps.now ?? Date.now)();
  const outcome = await deps.inbox.accept({
    channelAccountId,
    externalId,
    conversationId,
    text,
    clientMessageId,
    receivedAt,
  });
  deps.ring(conversationId);
  return { conversationId, duplicate: outcome === 'duplicate' };
};
