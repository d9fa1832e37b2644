import { isOpen } from '#core/domain/conversation/state.ts';
import type { ChannelAccountId, Peer } from '#core/domain/ids.ts';
import type { Emitter } from '#core/realtime/emitter.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';

export type TypingDeps = {
  conversations: Pick<ConversationStore, 'currentOf'>;
  /** Absent: nobody is shown that a customer types. */
  emitter?: Pick<Emitter, 'toConversationAgents'> | undefined;
};

/** As the web's customers are shown to those who look at their conversation. Nothing of it is kept. */
export const showTyping = async (
  { conversations, emitter }: TypingDeps,
  accountId: ChannelAccountId,
  peer: Peer,
): Promise<void> => {
  const current = emitter && (await conversations.currentOf(accountId, peer));
  if (!current || !isOpen(current.status)) return;
  const { id: conversationId, customerName: name } = current;
  emitter.toConversationAgents(conversationId, { type: 'typing', conversationId, who: 'customer', name });
};
