import type { Connection, mongo } from 'mongoose';
import { keysOf } from '../domain/contacts/alike.ts';
import { BatonError } from '../domain/errors.ts';
import type { ChannelAccountId, ContactId, Instant, Peer } from '../domain/ids.ts';
import { createContactIds } from './contact-ids.ts';
import { type Contact, contactSchema, REACHABLE, type StoredContact, toContact } from './contact-schema.ts';
import { newId } from './ids.ts';
import { createInserter } from './insert-together.ts';
import { nativeCollection } from './native.ts';

export const createContactStore = (connection: Connection) => {
  const model = connection.model<StoredContact>('Contact', contactSchema);
  const collection = nativeCollection(model);
  const insert = createInserter(collection);

  /** By what is known of them now, as long as nobody learns something else meanwhile: who does, writes it then. */
  const findable = async ({ _id, name, email, phone }: StoredContact): Promise<void> => {
    const same = { _id, name, email: email ?? null, phone: phone ?? null } as mongo.Filter<StoredContact>;
    await collection().updateOne(same, { $set: { keys: keysOf({ name, email, phone }) } });
  };

  return {
    ...createContactIds(model),
    ensureIndexes: () => model.createIndexes(),

    /** The contact of this peer; made with the given name when there is none. */
    ensure: async (channelAccountId: ChannelAccountId, peer: Peer, name: string, now: Instant): Promise<Contact> => {
      const contact: StoredContact = { _id: newId(), channelAccountId, peer, name, createdAt: now };
      const [isNew] = await insert([contact]);
      if (isNew) return toContact(contact);
      const known = await collection().findOne({ channelAccountId, peer });
      if (known === null) throw new BatonError('conflict');
      return toContact(known);
    },

    /** What they said about themselves, of a name and of how they can be reached; what was left out stays as it was. */
    learn: async (id: ContactId, said: Readonly<Record<string, string>>): Promise<void> => {
      const known = ['name', ...REACHABLE].flatMap((field) => (said[field] ? [[field, said[field]]] : []));
      if (known.length === 0) return;
      const $set = Object.fromEntries(known);
      const contact = await collection().findOneAndUpdate({ _id: id }, { $set }, { returnDocument: 'after' });
      if (contact) await findable(contact);
    },

    /** Of all who want to ask their platform for their name, one may, and nobody again before `every` milliseconds are over. */
    mayAskName: async (id: ContactId, now: Instant, every: number): Promise<boolean> => {
      const notLately = { $or: [{ nameAskedAt: { $exists: false } }, { nameAskedAt: { $lte: now - every } }] };
      const filter = { _id: id, ...notLately } as mongo.Filter<StoredContact>;
      return (await collection().updateOne(filter, { $set: { nameAskedAt: now } })).matchedCount === 1;
    },

    /** What others call them, as long as nobody has said something else meanwhile; whether it was so. */
    call: async (id: ContactId, before: string, name: string): Promise<boolean> => {
      const same = { _id: id, name: before };
      const contact = await collection().findOneAndUpdate(same, { $set: { name } }, { returnDocument: 'after' });
      if (contact) await findable(contact);
      return contact !== null;
    },

    /** Those of these that there are. */
    some: async (ids: readonly ContactId[]): Promise<Contact[]> =>
      (
        await collection()
          .find({ _id: { $in: [...ids] } })
          .toArray()
      ).map(toContact),

    /** Who may be the same person as somebody with these keys. */
    alike: async (keys: readonly string[], most: number): Promise<Contact[]> => {
      if (keys.length === 0) return [];
      return (
        await collection()
          .find({ keys: { $in: [...keys] } })
          .limit(most)
          .toArray()
      ).map(toContact);
    },

    removeOf: async (channelAccountId: ChannelAccountId): Promise<void> => {
      await collection().deleteMany({ channelAccountId });
    },
  };
};
export type ContactStore = ReturnType<typeof createContactStore>;
