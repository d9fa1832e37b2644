import type { Ring } from '../contracts/jobs.ts';
import type { ConversationStore } from './conversations/store.ts';
import type { DeliveryStore } from './deliveries/store.ts';
import type { FilesStore } from './files.ts';
import type { InboxStore } from './inbox.ts';

export type ReconcileDeps = {
  conversations: Pick<ConversationStore, 'undrained' | 'unanswered' | 'waitingBots'>;
  inbox: Pick<InboxStore, 'undrained'>;
  deliveries: Pick<DeliveryStore, 'overdueAccounts'>;
  files: Pick<FilesStore, 'overdueAccounts'>;
  ring: Ring;
};

/** Work older than this was rung for, and nobody came. Milliseconds. */
const OVERDUE = 3_000;
const AT_ONCE = 500;

/** Rings again for everything that the store still holds. The safety net under every bell that was not heard. */
export const reconcile = async (
  { conversations, inbox, deliveries, files, ring }: ReconcileDeps,
  now: number,
): Promise<number> => {
  const [rows, outboxes, unanswered, bots, accounts] = await Promise.all([
    inbox.undrained(now - OVERDUE, AT_ONCE),
    conversations.undrained(now - OVERDUE, AT_ONCE),
    conversations.unanswered(now - OVERDUE, AT_ONCE),
    conversations.waitingBots(),
    deliveries.overdueAccounts(now - OVERDUE),
  ]);
  const withFiles = await files.overdueAccounts(now - OVERDUE);
  const overdue = new Set([...rows, ...outboxes]);
  for (const conversationId of overdue) ring('converse', { conversationId });
  for (const conversationId of unanswered) ring('answer', { conversationId });
  for (const channelAccountId of accounts) ring('deliver', { channelAccountId });
  for (const channelAccountId of withFiles) ring('fetchFiles', { channelAccountId });
  for (const botId of bots) ring('route', { botId });
  return overdue.size;
};
