import type { mongo } from 'mongoose';
import { asksToBeAnsweredLater, type Channel, type Conversation } from '../../domain/conversation/state.ts';
import type { BotId, ChannelAccountId, ConversationId, Instant, Peer } from '../../domain/ids.ts';
import type { Take } from '../../domain/routing/expected-wait.ts';
import { queueRank } from '../../domain/routing/queue-order.ts';
import type { StoredConversation } from './schema.ts';

/** One who waits, as far as their place in the queue is concerned. */
export type QueueEntry = {
  id: ConversationId;
  version: number;
  channel: Channel;
  channelAccountId: ChannelAccountId;
  peer: Peer;
  since: Instant;
  /** Left words to be answered later: nobody sits and waits. */
  later: boolean;
};

type Ranked = Pick<StoredConversation, '_id' | 'version' | 'channel' | 'channelAccountId' | 'peer' | 'waiting'>;
const RANKED = { version: 1, channel: 1, channelAccountId: 1, peer: 1, waiting: 1 };

const rankOf = ({ waiting }: Pick<Conversation, 'waiting'>): number =>
  waiting === null ? Number.POSITIVE_INFINITY : queueRank(waiting);
/** Ties go to who came first, so that everybody counts them alike. */
const inOrder = (a: Ranked, b: Ranked): number => rankOf(a) - rankOf(b) || (a._id < b._id ? -1 : 1);

const toEntry = ({ _id: id, version, channel, channelAccountId, peer, waiting }: Ranked): QueueEntry => ({
  ...{ id, version, channel, channelAccountId, peer },
  since: waiting?.since ?? 0,
  later: waiting !== null && asksToBeAnsweredLater(waiting.reason),
});

/** Takes of the last hour that are looked at, at most: the latest. */
const TAKES = 200;

/** Places in the queue. What is being offered to an agent comes before everything else; nothing reads beyond `most`. */
export const createQueueQueries = (collection: () => mongo.Collection<StoredConversation>) => {
  const offered = (botId: BotId, most: number): Promise<Ranked[]> =>
    collection()
      .find({ botId, 'offer.expiresAt': { $gt: 0 } } as mongo.Filter<StoredConversation>, { projection: RANKED })
      .limit(most)
      .toArray();

  return {
    /** The first of a bot's queue, in order. */
    queueFront: async (botId: BotId, most: number): Promise<QueueEntry[]> => {
      const found = collection().find({ botId, queueRank: { $exists: true } }, { projection: RANKED });
      const [first, rest] = await Promise.all([
        offered(botId, most),
        found.sort({ queueRank: 1 }).limit(most).toArray(),
      ]);
      const ids = new Set(first.map(({ _id }) => _id));
      // Between the two reads one may have been offered.
      const waiting = rest.filter(({ _id }) => !ids.has(_id));
      return [...first.sort(inOrder), ...waiting.sort(inOrder)].slice(0, most).map(toEntry);
    },

    /** How many are before a conversation that waits, counted no further than `most`. */
    aheadOf: async (conversation: Conversation, most: number): Promise<number> => {
      const { id: _id, botId, offer } = conversation;
      const being = await offered(botId, most);
      if (offer !== null)
        return being.filter((other) => other._id !== _id && inOrder(other, { ...conversation, _id }) < 0).length;
      const rank = rankOf(conversation);
      const [before, alike] = await Promise.all([
        collection().countDocuments({ botId, queueRank: { $lt: rank } }, { limit: most }),
        collection().countDocuments({ botId, queueRank: rank, _id: { $lt: _id } }, { limit: most }),
      ]);
      return Math.min(most, being.length + before + alike);
    },

    /** What was taken out of a bot's queue after an instant; the latest first. */
    takesSince: async (botId: BotId, after: Instant): Promise<Take[]> => {
      const filter = { botId, 'fromQueue.at': { $gt: after } } as mongo.Filter<StoredConversation>;
      const found = collection().find(filter, { projection: { fromQueue: 1 } });
      const stored = await found.sort({ 'fromQueue.at': -1 }).limit(TAKES).toArray();
      return stored.flatMap(({ fromQueue }) => (fromQueue ? [fromQueue] : []));
    },
  };
};
