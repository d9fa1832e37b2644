import type { mongo } from 'mongoose';
import type { ListCounts, ListOrder, ListView } from '../../contracts/conversation.ts';
import { COUNTED } from '../../contracts/counted.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { AgentId, BotId, ConversationId, Instant } from '../../domain/ids.ts';
import { type ViewScope, within } from '../scope.ts';
import { toConversation } from './mapping.ts';
import { DUE_FIRST, IN_LINE, NEWEST, type StoredConversation } from './schema.ts';

export type ListOptions = {
  view: ListView;
  order?: ListOrder;
  botId?: BotId;
  search?: string;
  before?: string;
  limit: number;
};
type Filter = Record<string, unknown>;

const viewFilter = (view: ListView, agentId: AgentId): Filter =>
  ({
    all: { open: true },
    waiting: { status: 'waiting' },
    mine: { status: 'taken', agentId },
    closed: { open: false },
  })[view];

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const searchFilter = (words: string): Filter => ({
  $or: [{ customerName: { $regex: escaped(words), $options: 'i' } }, { peer: words }, { _id: words }],
});

/** Where a page ends; `due` is null where nothing is promised. In the queue `at` is the rank, 0 where none is stored yet. */
type Place = { due: Instant | null; at: number; id: ConversationId };

const placeOf = (before: string): Place => {
  const [id = '', at = '0', due = '-'] = before.split('_').reverse();
  return { id, at: Number(at), due: due === '-' ? null : Number(due) };
};

const cursorOf = ({ _id, lastActivityAt, dueAt, waitingRank }: StoredConversation, order: ListOrder): string => {
  if (order === 'queue') return `${waitingRank ?? 0}_${_id}`;
  return order === 'due' ? `${dueAt ?? '-'}_${lastActivityAt}_${_id}` : `${lastActivityAt}_${_id}`;
};

/** The first part is what an index can begin at. */
const olderThan = ({ at, id }: Place): Filter => ({
  lastActivityAt: { $lte: at },
  $or: [{ lastActivityAt: { $lt: at } }, { _id: { $lt: id } }],
});

const behind = ({ at, id }: Place): Filter => ({
  waitingRank: { $gte: at },
  $or: [{ waitingRank: { $gt: at } }, { _id: { $gt: id } }],
});

/** Who waits since an earlier version has no rank in the store, and comes first. */
const inLine = (after: Place | null): Filter[] => {
  if (after === null) return [{}];
  return after.at > 0 ? [behind(after)] : [{ waitingRank: null, _id: { $gt: after.id } }, { waitingRank: { $gt: 0 } }];
};

const SORTS = { newest: NEWEST, due: DUE_FIRST, queue: IN_LINE };

/**
 * The stretches of an order that come after a place, one behind the other. Each is one range of an index, also where
 * thousands are due at the same moment, as those who asked before business hours are. What is promised nothing comes last.
 */
const stretches = (order: ListOrder, after: Place | null): Filter[] => {
  if (order === 'newest') return [after ? olderThan(after) : {}];
  if (order === 'queue') return inLine(after);
  const undue = { dueAt: null };
  if (after === null) return [{ dueAt: { $gt: 0 } }, undue];
  if (after.due === null) return [{ ...undue, ...olderThan(after) }];
  return [{ dueAt: after.due, ...olderThan(after) }, { dueAt: { $gt: after.due } }, undue];
};

/** Nothing is promised to who has left, and only who waits stands in the queue. */
const orderOf = ({ view, order = 'newest' }: ListOptions): ListOrder => {
  if (view === 'closed' || (order === 'queue' && view !== 'waiting')) return 'newest';
  return order;
};

/** What an agent may see of a view: the same for all stretches. */
const filtersOf = (scope: ViewScope, agentId: AgentId, { view, botId, search }: ListOptions): Filter[] => [
  within(scope),
  viewFilter(view, agentId),
  ...(botId ? [{ botId }] : []),
  ...(search ? [searchFilter(search)] : []),
];

type Collection = () => mongo.Collection<StoredConversation>;

/** The first so many of an order after a place, each once: one whose promise was kept between two reads is met twice. */
const readAlong = async (
  collection: Collection,
  filters: Filter[],
  order: ListOrder,
  after: Place | null,
  most: number,
): Promise<StoredConversation[]> => {
  const read = new Map<ConversationId, StoredConversation>();
  for (const stretch of stretches(order, after)) {
    if (read.size === most) break;
    const found = collection().find({ $and: [...filters, stretch] } as mongo.Filter<StoredConversation>);
    const sorted = found.sort(SORTS[order]).limit(most - read.size);
    for (const one of await sorted.toArray()) if (!read.has(one._id)) read.set(one._id, one);
  }
  return [...read.values()];
};

/** The list, page by page, and its counts. What a person may see is the first argument of each. */
export const createListQueries = (collection: Collection) => ({
  /** In the order asked for, newest activity first where nothing else is said; `next` is the cursor of the page after, null on the last. */
  list: async (
    scope: ViewScope,
    agentId: AgentId,
    options: ListOptions,
  ): Promise<{ rows: Conversation[]; next: string | null }> => {
    const { before, limit } = options;
    const order = orderOf(options);
    const after = before ? placeOf(before) : null;
    const stored = await readAlong(collection, filtersOf(scope, agentId, options), order, after, limit + 1);
    const page = stored.slice(0, limit);
    const last = page.at(-1);
    return { rows: page.map(toConversation), next: stored.length > limit && last ? cursorOf(last, order) : null };
  },

  counts: async (scope: ViewScope, agentId: AgentId): Promise<ListCounts> => {
    const count = (view: ListView) =>
      collection().countDocuments({ ...within(scope), ...viewFilter(view, agentId) }, { limit: COUNTED });
    const [all, waiting, mine] = await Promise.all([count('all'), count('waiting'), count('mine')]);
    return { all, waiting, mine };
  },
});
