import { type Connection, Schema } from 'mongoose';
import type { ChannelAccountId, ContactId, Instant, Peer } from '../domain/ids.ts';
import { duplicateKey } from './duplicate-key.ts';
import { newId } from './ids.ts';
import { nativeCollection } from './native.ts';

/** One customer as a channel account knows them. */
export type Contact = {
  id: ContactId;
  channelAccountId: ChannelAccountId;
  peer: Peer;
  name: string;
  createdAt: Instant;
};
type StoredContact = Omit<Contact, 'id'> & { _id: ContactId };

const contactSchema = new Schema<StoredContact>(
  { _id: String },
  { collection: 'contacts', strict: false, versionKey: false, autoIndex: false },
);
contactSchema.index({ channelAccountId: 1, peer: 1 }, { unique: true });

const toContact = ({ _id, ...rest }: StoredContact): Contact => ({ id: _id, ...rest });

export const createContactStore = (connection: Connection) => {
  const model = connection.model<StoredContact>('Contact', contactSchema);
  const collection = nativeCollection(model);
  return {
    ensureIndexes: () => model.createIndexes(),

    /** The contact of this peer; made with the given name when there is none. */
    ensure: async (channelAccountId: ChannelAccountId, peer: Peer, name: string, now: Instant): Promise<Contact> => {
      const known = await collection().findOne({ channelAccountId, peer });
      if (known) return toContact(known);
      const contact: StoredContact = { _id: newId(), channelAccountId, peer, name, createdAt: now };
      try {
        await collection().insertOne(contact);
        return toContact(contact);
      } catch (error) {
        if (duplicateKey(error) === null) throw error;
        const other = await collection().findOne({ channelAccountId, peer });
        if (other === null) throw error;
        return toContact(other);
      }
    },

    removeOf: async (channelAccountId: ChannelAccountId): Promise<void> => {
      await collection().deleteMany({ channelAccountId });
    },
  };
};
export type ContactStore = ReturnType<typeof createContactStore>;
