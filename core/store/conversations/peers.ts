import type { mongo } from 'mongoose';
import type { ChannelAccountId, ContactId, ConversationId, Peer } from '../../domain/ids.ts';
import { createAskTogether } from '../ask-together.ts';
import type { Move } from '../contact-schema.ts';
import { duplicateKey } from '../duplicate-key.ts';
import type { StoredConversation } from './schema.ts';

/** What a platform's ids for customers have to do with their conversations. */
export const createPeerQueries = (collection: () => mongo.Collection<StoredConversation>) => ({
  /** A customer's open conversation, null for none. What is asked at the same moment is one query for each account. */
  openOf: createAskTogether(async (channelAccountId, peers: readonly Peer[]): Promise<(ConversationId | null)[]> => {
    const filter = { channelAccountId, peer: { $in: [...new Set(peers)] }, open: true };
    const found = await collection()
      .find(filter, { projection: { peer: 1 } })
      .toArray();
    const ofPeers = new Map(found.map(({ _id, peer }) => [peer, _id]));
    return peers.map((peer) => ofPeers.get(peer) ?? null);
  }),

  /**
   * A customer's conversations go on under another id. Each of them is written, so that whoever read it with the id before
   * reads it anew. Where there is an open conversation under the other id, too, the one here stays with its id until it
   * ends: a customer has one open conversation per id.
   */
  movePeer: async (
    channelAccountId: ChannelAccountId,
    { from, was, to }: Move,
    contactId: ContactId,
  ): Promise<void> => {
    const theirs = { channelAccountId, peer: from, contactId: was };
    const move = (open: boolean, $set: { contactId: ContactId; peer?: Peer }) =>
      collection().updateMany({ ...theirs, open }, { $set, $inc: { version: 1 } });
    try {
      await move(true, { contactId, peer: to });
    } catch (error) {
      if (duplicateKey(error) === null) throw error;
      await move(true, { contactId });
    }
    await move(false, { contactId, peer: to });
  },
});
