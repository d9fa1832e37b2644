import type { Ring } from '../contracts/jobs.ts';
import type { ConversationStore } from './conversations/store.ts';
import type { InboxStore } from './inbox.ts';

export type ReconcileDeps = {
  conversations: Pick<ConversationStore, 'undrained' | 'unanswered' | 'waitingBots'>;
  inbox: Pick<InboxStore, 'undrained'>;
  ring: Ring;
};

/** Work older than this was rung for, and nobody came. Milliseconds. */
const OVERDUE = 3_000;
const AT_ONCE = 500;

/** Rings again for everything that the store still holds. The safety net under every bell that was not heard. */
export const reconcile = async ({ conversations, inbox, ring }: ReconcileDeps, now: number): Promise<number> => {
  const [rows, outboxes, unanswered, bots] = await Promise.all([
    inbox.undrained(now - OVERDUE, AT_ONCE),
    conversations.undrained(now - OVERDUE, AT_ONCE),
    conversations.unanswered(now - OVERDUE, AT_ONCE),
    conversations.waitingBots(),
  ]);
  const overdue = new Set([...rows, ...outboxes]);
  for (const conversationId of overdue) ring('converse', { conversationId });
  for (const conversationId of unanswered) ring('answer', { conversationId });
  for (const botId of bots) ring('route', { botId });
  return overdue.size;
};
