import type { Model, mongo } from 'mongoose';
import { keysOf } from '../domain/contacts/alike.ts';
import type { ChannelAccountId, ContactId, Instant, Peer } from '../domain/ids.ts';
import { createAskTogether } from './ask-together.ts';
import { type Move, REACHABLE, type StoredContact } from './contact-schema.ts';
import { within } from './deadline.ts';
import { duplicateKey } from './duplicate-key.ts';
import { newId } from './ids.ts';
import { nativeCollection } from './native.ts';

/** `moving` is still to be carried out: it stands with the contact until somebody says that it is done. */
export type Known = { id: ContactId; peer: Peer; name: string; moving: Move[]; route?: string; phone?: string };

/** Others may learn of the same ids at the same moment: then it is looked at anew. */
const ATTEMPTS = 8;

const toKnown = ({ _id, peer, name, moving = [], route, phone }: StoredContact): Known => ({
  ...{ id: _id, peer, name, moving },
  ...(route !== undefined && { route }),
  ...(phone !== undefined && { phone }),
});
const idsOf = (contacts: readonly StoredContact[]): Peer[] => contacts.flatMap(({ aliases = [] }) => aliases);

/** All of them as the first one, which is called `peer` from now on and has these ids. */
const united = (all: readonly [StoredContact, ...StoredContact[]], peer: Peer, ids: readonly Peer[]): StoredContact => {
  const [stays] = all;
  const said = REACHABLE.flatMap((field) => {
    const value = all.find((contact) => contact[field])?.[field];
    return value === undefined ? [] : [[field, value]];
  });
  const moves = all
    .filter((contact) => contact !== stays || contact.peer !== peer)
    .map((contact) => ({ from: contact.peer, was: contact._id, to: peer }));
  const moving = [...all.flatMap((contact) => contact.moving ?? []), ...moves];
  const known = { ...stays, ...Object.fromEntries(said) };
  return { ...known, keys: keysOf(known), peer, aliases: [...new Set(ids)], moving };
};

/**
 * Customers whom a platform names by several ids, `aliases` of one contact, the peer among them. No two contacts of an
 * account have one in common, so whoever comes under any of them is the same customer.
 */
export const createContactIds = (model: Model<StoredContact>) => {
  const collection = nativeCollection(model);

  const having = async (
    channelAccountId: ChannelAccountId,
    ids: readonly Peer[],
    session?: mongo.ClientSession,
  ): Promise<StoredContact[]> => {
    const filter = { channelAccountId, aliases: { $in: [...ids] } };
    const rows = await collection()
      .find(filter, session ? { session } : {})
      .toArray();
    return rows.sort((a, b) => (a._id < b._id ? -1 : 1));
  };

  const havingTogether = createAskTogether(async (channelAccountId, asked: readonly (readonly Peer[])[]) => {
    const rows = await having(channelAccountId, asked.flat());
    return asked.map((ids) => rows.filter(({ aliases = [] }) => ids.some((id) => aliases.includes(id))));
  });

  const met = async (channelAccountId: ChannelAccountId, ids: readonly Peer[]): Promise<Known | null> => {
    const [known, ...more] = await havingTogether(channelAccountId, ids);
    return known && more.length === 0 && ids.every((id) => known.aliases?.includes(id)) ? toKnown(known) : null;
  };

  const unite = async (
    all: readonly [StoredContact, ...StoredContact[]],
    peer: Peer,
    ids: readonly Peer[],
    session: mongo.ClientSession,
  ): Promise<Known> => {
    const contact = united(all, peer, ids);
    const { _id, ...$set } = contact;
    const others = all.slice(1).map((other) => other._id);
    if (others.length > 0) await collection().deleteMany({ _id: { $in: others } }, { session });
    await collection().updateOne({ _id }, { $set }, { session });
    return toKnown(contact);
  };

  /** In a transaction, and anew while the write of somebody else is in the way. */
  const inTurn = async <T>(work: (session: mongo.ClientSession) => Promise<T>): Promise<T> => {
    for (let left = ATTEMPTS; ; left -= 1) {
      try {
        return await within(model.db.transaction(work) as Promise<T>);
      } catch (error) {
        if (left === 0 || duplicateKey(error) === null) throw error;
      }
    }
  };

  return {
    /** Who has one of these ids, the one who is known longest first; null when nobody does. */
    byIds: async (channelAccountId: ChannelAccountId, ids: readonly Peer[]): Promise<Known | null> => {
      const [contact] = await havingTogether(channelAccountId, ids);
      return contact ? toKnown(contact) : null;
    },

    /** The one contact that has all of these ids; null when nobody does, or several have them. */
    met,

    /**
     * The same, and from now on there is one; the first id is how they are called if they are new. Contacts that turn out to
     * be the same customer become one, the one who is known longest.
     */
    recognise: async (
      channelAccountId: ChannelAccountId,
      ids: readonly [Peer, ...Peer[]],
      name: string,
      now: Instant,
    ): Promise<Known> =>
      (await met(channelAccountId, ids)) ??
      inTurn(async (session) => {
        const [stays, ...others] = await having(channelAccountId, ids, session);
        if (stays) return unite([stays, ...others], stays.peer, [...ids, ...idsOf([stays, ...others])], session);
        const [peer] = ids;
        const contact = { _id: newId(), channelAccountId, peer, name, createdAt: now, aliases: [...new Set(ids)] };
        await collection().insertOne(contact, { session });
        return toKnown(contact);
      }),

    /**
     * The platform calls somebody by another id. The one before is nobody's then: platforms give numbers to other people.
     * Null when neither is known.
     */
    rename: (channelAccountId: ChannelAccountId, before: Peer, after: Peer): Promise<Known | null> =>
      inTurn(async (session) => {
        const all = await having(channelAccountId, [before, after], session);
        const stays = all.find(({ aliases }) => aliases?.includes(before));
        // Told before: what it led to may still be to be carried out.
        if (stays === undefined) return all[0] ? toKnown(all[0]) : null;
        const ids = [after, ...idsOf(all).filter((id) => id !== before)];
        return unite([stays, ...all.filter((contact) => contact !== stays)], after, ids, session);
      }),

    /** How the platform reaches them from now on. */
    routed: async (id: ContactId, route: string): Promise<void> => {
      await collection().updateOne({ _id: id }, { $set: { route } });
    },

    /** Undefined where no route was ever given. */
    routeOf: async (channelAccountId: ChannelAccountId, peer: Peer): Promise<string | undefined> =>
      (await collection().findOne({ channelAccountId, peer }, { projection: { route: 1 } }))?.route,

    /** These moves are carried out; others that were added meanwhile are not. */
    moved: async ({ id, moving }: Known): Promise<void> => {
      await collection().updateOne({ _id: id, moving } as mongo.Filter<StoredContact>, { $unset: { moving: '' } });
    },
  };
};
