import type { mongo } from 'mongoose';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { AgentId } from '../../domain/ids.ts';
import { toConversation } from './mapping.ts';
import type { StoredConversation } from './schema.ts';

/** What is being passed on and not accepted yet: few at a time, in an index of their own. */
export const PASSED_ON = { 'transfer.expiresAt': { $gt: 0 } } as mongo.Filter<StoredConversation>;

export const createTransferQueries = (collection: () => mongo.Collection<StoredConversation>) => ({
  /** Everybody who is asked to take a conversation over from a colleague. */
  transferees: (): Promise<AgentId[]> => collection().distinct('transfer.to', PASSED_ON),

  passedTo: async (agentIds: readonly AgentId[]): Promise<Conversation[]> => {
    const stored = await collection()
      .find({ ...PASSED_ON, 'transfer.to': { $in: [...agentIds] } } as mongo.Filter<StoredConversation>)
      .toArray();
    return stored.map(toConversation);
  },
});
