import type { Connection } from 'mongoose';
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
      if (known.length > 0) await collection().updateOne({ _id: id }, { $set: Object.fromEntries(known) });
    },

    removeOf: async (channelAccountId: ChannelAccountId): Promise<void> => {
      await collection().deleteMany({ channelAccountId });
    },
  };
};
export type ContactStore = ReturnType<typeof createContactStore>;
