import type { Sender } from '#channels/contract/inbound.ts';
import type { ChannelAccountId, Instant, Peer } from '#core/domain/ids.ts';
import type { Known } from '#core/store/contact-ids.ts';
import type { ContactLinks } from '#core/store/contact-links.ts';
import type { ContactStore } from '#core/store/contacts.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';
import type { DeliveryStore } from '#core/store/deliveries/store.ts';
import { idsOf, nameOf } from './sender.ts';

export type CustomersDeps = {
  contacts: Pick<ContactStore, 'byIds' | 'met' | 'recognise' | 'rename' | 'moved' | 'routed' | 'learn'>;
  contactLinks: Pick<ContactLinks, 'follow'>;
  conversations: Pick<ConversationStore, 'movePeer'>;
  deliveries: Pick<DeliveryStore, 'movePeer'>;
};

/** Who somebody is, whatever a platform calls them today. */
export const createCustomers = ({ contacts, contactLinks, conversations, deliveries }: CustomersDeps) => {
  /** Conversations follow the contact; what a crash has left of that is done when it is met again. */
  const follow = async (accountId: ChannelAccountId, known: Known): Promise<Known> => {
    if (known.moving.length === 0) return known;
    for (const move of known.moving) {
      await conversations.movePeer(accountId, move, known.id);
      await deliveries.movePeer(accountId, move.from, move.to);
      if (move.was !== known.id) await contactLinks.follow(move.was, known.id);
    }
    await contacts.moved(known);
    return known;
  };

  const upToDate = async (accountId: ChannelAccountId, contact: Known, { phone, route }: Sender): Promise<Known> => {
    const known = await follow(accountId, contact);
    // What they said of themselves counts for more than what the platform knows.
    if (phone && known.phone === undefined) await contacts.learn(known.id, { phone });
    if (route !== undefined && route !== known.route) await contacts.routed(known.id, route);
    return known;
  };

  return {
    /** Null for somebody who never came. */
    find: (accountId: ChannelAccountId, sender: Sender): Promise<Known | null> =>
      contacts.byIds(accountId, idsOf(sender)),

    /** Null for somebody of whom there is something to be learned. */
    meet: async (accountId: ChannelAccountId, sender: Sender): Promise<Known | null> => {
      const known = await contacts.met(accountId, idsOf(sender));
      return known && upToDate(accountId, known, sender);
    },

    recognise: async (accountId: ChannelAccountId, sender: Sender, now: Instant): Promise<Known> =>
      upToDate(accountId, await contacts.recognise(accountId, idsOf(sender), nameOf(sender), now), sender),

    /** Their conversations' id for whom the platform calls so. */
    peerOf: async (accountId: ChannelAccountId, peer: Peer): Promise<Peer> =>
      (await contacts.byIds(accountId, [peer]))?.peer ?? peer,

    rename: async (accountId: ChannelAccountId, before: Peer, after: Peer): Promise<void> => {
      const known = await contacts.rename(accountId, before, after);
      if (known) await follow(accountId, known);
    },
  };
};
