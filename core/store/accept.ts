import { mayReturnTo } from '../domain/conversation/decide/returning.ts';
import type { Channel, Conversation } from '../domain/conversation/state.ts';
import { knowsPresence } from '../domain/customer-presence.ts';
import type { AttachedFile } from '../domain/files/file.ts';
import type {
  AgentId,
  BotId,
  ChannelAccountId,
  ClientMessageId,
  ConversationId,
  Instant,
  Peer,
} from '../domain/ids.ts';
import type { BotsStore } from './bots.ts';
import type { ContactStore } from './contacts.ts';
import type { Whereabouts } from './conversations/schema.ts';
import type { ConversationStore } from './conversations/store.ts';
import { newId } from './ids.ts';
import type { InboxStore, LaterHandover } from './inbox.ts';

export type AcceptDeps = {
  conversations: ConversationStore;
  contacts: ContactStore;
  inbox: InboxStore;
  bots: Pick<BotsStore, 'cached'>;
  /** Rings the doorbell; never waited for. */
  ring: (conversationId: ConversationId) => void;
  /** The store's, without asking it: others judge by it what is overdue and what is promised. */
  time?: () => Instant;
};

export type FromCustomer = {
  botId: BotId;
  channel: Channel;
  channelAccountId: ChannelAccountId;
  peer: Peer;
  customerName: string;
  /** What they speak, as far as the channel knows. */
  language?: string | undefined;
  /** Unique per channel account; what comes again under the same id changes nothing. */
  externalId: string;
  text: string;
  files?: AttachedFile[] | undefined;
  /** Makes sure of its files, before the message itself is durable: none is named that nobody knows of. */
  keepFiles?: ((conversationId: ConversationId) => Promise<void>) | undefined;
  clientMessageId: ClientMessageId | null;
  /** Asked for with these words, in the write that takes them into the conversation. */
  handover?: LaterHandover;
  /** It is not they who wrote, but a person who answers them without Baton. */
  outside?: true | undefined;
  /** They wrote to somebody else, who holds the conversation on the platform. */
  standby?: true | undefined;
  /** The gateway that holds a connection of theirs; null for none that is known of. */
  connectedTo?: string | null | undefined;
  /** The customer's latest conversation, null for none, when the caller knows it: spares looking it up. */
  latest?: Latest | null | undefined;
};
type Who = 'botId' | 'channel' | 'channelAccountId' | 'peer' | 'customerName' | 'language';
export type Latest = { id: ConversationId; open: boolean; lastAgentId: AgentId | null };

const asLatest = (conversation: Conversation | null): Latest | null =>
  conversation && {
    id: conversation.id,
    open: conversation.endedAt === null,
    lastAgentId: conversation.lastAgentId,
  };

/** As away until a gateway says otherwise; where nobody can know, and where no connection was meant, nothing is said. */
const whereaboutsOf = (
  { channel, connectedTo }: Pick<FromCustomer, 'channel' | 'connectedTo'>,
  now: Instant,
): Whereabouts => {
  if (!knowsPresence(channel) || connectedTo === undefined) return {};
  return connectedTo === null ? { connectedTo: [], awaySince: now } : { connectedTo: [connectedTo] };
};

/** The open conversation of this customer; a new one, linked to the one before, when there is none. */
export const ensureConversation = async (
  deps: Pick<AcceptDeps, 'conversations' | 'contacts' | 'time'>,
  from: Pick<FromCustomer, Who | 'latest' | 'connectedTo' | 'outside'>,
): Promise<ConversationId> => {
  const now = (deps.time ?? Date.now)();
  const { botId, channel, channelAccountId, peer, customerName, language } = from;
  const latest =
    from.latest === undefined ? asLatest(await deps.conversations.currentOf(channelAccountId, peer)) : from.latest;
  if (latest?.open) return latest.id;
  const contact = await deps.contacts.ensure(channelAccountId, peer, customerName, now);
  const conversation = await deps.conversations.openNew(
    {
      id: newId(),
      botId,
      contactId: contact.id,
      channel,
      channelAccountId,
      peer,
      customerName: contact.name,
      previousId: latest?.id ?? null,
      lastAgentId: latest?.lastAgentId ?? null,
      ...(language && { language }),
      ...(from.outside && { openedBy: 'outside' }),
      now,
    },
    whereaboutsOf(from, now),
  );
  return conversation.id;
};

/**
 * Where the customer's words go: to the open conversation, or to the one that ended a moment ago, when they may come back to
 * it; whether they do is decided when the words are taken in. Else into a new one. Nobody but they themselves comes back.
 */
const placeFor = async (deps: AcceptDeps, from: FromCustomer, now: Instant): Promise<ConversationId> => {
  if (from.latest === null || from.latest?.open) return ensureConversation(deps, from);
  const open = await deps.conversations.openOf(from.channelAccountId, from.peer);
  if (open !== null) return open;
  const latest = await deps.conversations.currentOf(from.channelAccountId, from.peer);
  const bot = latest && (await deps.bots.cached(latest.botId));
  if (bot && !from.outside && mayReturnTo(latest, bot, now)) return latest.id;
  // What comes again after the end opens nothing.
  const known = latest?.endedAt ? await deps.inbox.conversationOf(from.channelAccountId, from.externalId) : null;
  if (known !== null) return known;
  return ensureConversation(deps, { ...from, latest: asLatest(latest) });
};

/** Durable when it resolves; only then may the customer be answered. Redis is not waited for. */
export const acceptFromCustomer = async (
  deps: AcceptDeps,
  from: FromCustomer,
): Promise<{ conversationId: ConversationId; duplicate: boolean }> => {
  const receivedAt = (deps.time ?? Date.now)();
  const conversationId = await placeFor(deps, from, receivedAt);
  const { channelAccountId, externalId, text, files, clientMessageId, handover, outside, standby } = from;
  await from.keepFiles?.(conversationId);
  const outcome = await deps.inbox.accept({
    channelAccountId,
    externalId,
    conversationId,
    text,
    ...(files && files.length > 0 && { files }),
    clientMessageId,
    ...(handover && { handover }),
    ...(outside && { outside }),
    ...(standby && { standby }),
    receivedAt,
  });
  deps.ring(conversationId);
  return { conversationId, duplicate: outcome === 'duplicate' };
};
