import { knowsPresence } from '../domain/customer-presence.ts';
import type { StoredFile } from '../domain/files/file.ts';
import type { Emitter } from '../realtime/emitter.ts';
import type { ConversationStore } from '../store/conversations/store.ts';
import { EVERYTHING } from '../store/scope.ts';

export type ShowFileDeps = {
  conversations: Pick<ConversationStore, 'find'>;
  emitter: Pick<Emitter, 'toAgents' | 'toVisitor'>;
};

/** Tells those who see the conversation, by the bot whose it is now, that something is known of a file. */
export const showFile = async (
  { conversations, emitter }: ShowFileDeps,
  { id: fileId, conversationId }: StoredFile,
): Promise<void> => {
  const conversation = await conversations.find(EVERYTHING, conversationId);
  if (conversation === null) return;
  const { botId, channel, channelAccountId, peer } = conversation;
  emitter.toAgents(botId, { type: 'file', conversationId, fileId });
  if (knowsPresence(channel)) emitter.toVisitor(channelAccountId, peer, { type: 'file', fileId });
};
