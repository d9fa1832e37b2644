import type { Ring } from '#core/contracts/jobs.ts';
import { type Conversation, isOpen } from '#core/domain/conversation/state.ts';
import type { ConversationId } from '#core/domain/ids.ts';
import { type AcceptDeps, ensureConversation } from '#core/store/accept.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import type { InboxRow } from '#core/store/inbox.ts';
import { isAfterwards, type Targets } from './afterwards.ts';

/** Words that were accepted for a conversation that has ended, and belong to the next one. */
export type StraysDeps = Pick<AcceptDeps, 'conversations' | 'contacts' | 'inbox'> & { ring: Ring };

const MOST = 100;

/** What was accepted for the conversation before an open one and lies there still. */
export const olderStrays = async ({ inbox }: StraysDeps, loaded: Loaded | null): Promise<InboxRow[]> => {
  if (loaded === null) return [];
  const { previousId, status } = loaded.conversation;
  if (previousId === null || !isOpen(status)) return [];
  // What is about something that was said there follows it by itself.
  return (await inbox.pending(previousId, MOST)).filter((row) => !isAfterwards(row));
};

/**
 * Words that were accepted for the conversation before are older than what was accepted for this one, and whoever was about to
 * pass them on may have died. Answers whether there were any.
 */
export const takeAlong = async (
  { conversations, inbox }: StraysDeps,
  { id, previousId }: Conversation,
  strays: InboxRow[],
): Promise<boolean> => {
  if (strays.length === 0 || previousId === null) return false;
  const before = await conversations.loadTogether(previousId);
  if (before === null || isOpen(before.conversation.status)) return false;
  const known = new Set(before.applied);
  const ids = strays.map((row) => row._id).filter((row) => !known.has(row));
  if (ids.length > 0) await inbox.rehome(ids, previousId, id);
  return ids.length > 0;
};

/** What is about words that went on to another conversation goes there, too. Answers whether there was any of it. */
export const follow = async (
  { inbox, ring }: Pick<StraysDeps, 'inbox' | 'ring'>,
  id: ConversationId,
  targets: Targets,
): Promise<boolean> => {
  let went = false;
  for (const [row, target] of targets) {
    if (target === null || !('elsewhere' in target)) continue;
    await inbox.rehome([row], id, target.elsewhere);
    ring('converse', { conversationId: target.elsewhere });
    went = true;
  }
  return went;
};

/** The customer wrote after the end: a new conversation, linked to this one, takes their words. */
export const passOn = async (deps: StraysDeps, ended: Conversation, strays: InboxRow[]): Promise<void> => {
  if (strays.length === 0) return;
  const { botId, channel, channelAccountId, peer, customerName, language } = ended;
  const next = await ensureConversation(deps, {
    botId,
    channel,
    channelAccountId,
    peer,
    customerName,
    language: language ?? undefined,
    connectedTo: null,
    outside: strays[0]?.outside,
  });
  await deps.inbox.rehome(
    strays.map((row) => row._id),
    ended.id,
    next,
  );
  deps.ring('converse', { conversationId: next });
};
