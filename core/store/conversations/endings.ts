import type { mongo } from 'mongoose';
import type { BotId, ConversationId, Instant } from '../../domain/ids.ts';
import type { StoredConversation } from './schema.ts';

/** As `isPutOff` says, so that those who may stay away don't stand in front of those who may not. */
const EXPECTED = {
  onHold: { $ne: true },
  'waiting.reason': { $nin: ['message', 'callback'] },
  'lastWaiting.reason': { $nin: ['message', 'callback'] },
} as mongo.Filter<StoredConversation>;

/** What of one bot is due to end by itself: ids only, the longest overdue first, at most so many. */
export const createEndingQueries = (collection: () => mongo.Collection<StoredConversation>) => {
  const dueBy = async (
    filter: mongo.Filter<StoredConversation>,
    field: keyof StoredConversation,
    most: number,
  ): Promise<ConversationId[]> => {
    const found = collection().find(filter, { projection: { _id: 1 } });
    const stored = await found
      .sort({ [field]: 1 })
      .limit(most)
      .toArray();
    return stored.map(({ _id }) => _id);
  };

  return {
    /** Their customers have been away for longer, and no gateway holds a connection of theirs. Without what is put off. */
    leftBefore: (botId: BotId, at: Instant, most: number) =>
      dueBy({ botId, awaySince: { $lte: at }, 'connectedTo.0': { $exists: false }, ...EXPECTED }, 'awaySince', most),

    /** Open ones in which nobody said or did anything since. */
    idleBefore: (botId: BotId, at: Instant, most: number) =>
      dueBy({ botId, idleSince: { $lte: at } }, 'idleSince', most),

    droppedBefore: (botId: BotId, at: Instant, most: number) =>
      dueBy({ botId, status: 'dropped', endedAt: { $lte: at } }, 'endedAt', most),
  };
};
