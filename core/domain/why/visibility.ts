import { type Conversation, isOpen } from '../conversation/state.ts';
import type { AgentId, BotId } from '../ids.ts';

/** What the viewer's list is narrowed to; what is left out narrows nothing. */
export type ListFilters = { view?: 'all' | 'waiting' | 'mine' | 'closed'; botId?: BotId; search?: string };

/** `ended` and `open` are the wrong half of the list, `view` is the wrong tab of the right one. */
export const FILTERED_BY = ['ended', 'open', 'view', 'bot', 'search'] as const;
export type FilteredBy = (typeof FILTERED_BY)[number];

export type Visibility =
  | { code: 'unknown' }
  /** Nothing else is said of a conversation that the viewer may not see. */
  | { code: 'not_member' }
  | { code: 'filtered'; by: FilteredBy[] }
  | { code: 'visible' };

type Seen = Pick<Conversation, 'id' | 'botId' | 'status' | 'agentId' | 'customerName' | 'peer'>;

const againstView = (view: ListFilters['view'], { status, agentId }: Seen, viewer: AgentId): FilteredBy | null => {
  if (view === undefined) return null;
  if (view === 'closed') return isOpen(status) ? 'open' : null;
  if (!isOpen(status)) return 'ended';
  if (view === 'waiting') return status === 'waiting' ? null : 'view';
  return view === 'mine' && (status !== 'taken' || agentId !== viewer) ? 'view' : null;
};

/** Mirrors the search of the list. */
const isFound = (search: string, { id, peer, customerName }: Seen): boolean =>
  id === search || peer === search || customerName.toLowerCase().includes(search.toLowerCase());

/** Why a conversation that the viewer may see is not in their list. */
export const visibilityIn = (filters: ListFilters, conversation: Seen, viewer: AgentId): Visibility => {
  const { view, botId, search } = filters;
  const by = [
    againstView(view, conversation, viewer),
    botId !== undefined && botId !== conversation.botId ? 'bot' : null,
    search !== undefined && !isFound(search, conversation) ? 'search' : null,
  ].filter((one): one is FilteredBy => one !== null);
  return by.length > 0 ? { code: 'filtered', by } : { code: 'visible' };
};
