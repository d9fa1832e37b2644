import { type Connection, Schema } from 'mongoose';
import { type ContactLink, pairOf } from '../domain/contacts/link.ts';
import type { ContactId, Instant } from '../domain/ids.ts';
import { duplicateKey } from './duplicate-key.ts';
import { newId } from './ids.ts';
import { nativeCollection } from './native.ts';

/** `holds` is absent from what was taken back: the indexes are of what holds. */
type StoredLink = Omit<ContactLink, 'id'> & { _id: string; pair: string; holds?: true };
type By = ContactLink['by'];

const schema = new Schema<StoredLink>(
  { _id: String },
  { collection: 'contact_links', strict: false, versionKey: false, autoIndex: false },
);
const HOLDS = { partialFilterExpression: { holds: true } };
schema.index({ contacts: 1 }, HOLDS);
schema.index({ pair: 1, what: 1 }, { unique: true, ...HOLDS });

const toLink = ({ _id: id, pair: _, holds: _holds, ...rest }: StoredLink): ContactLink => ({ id, ...rest });

/** More identities nobody has; whoever links in circles comes to an end. */
const MOST = 50;

export const createContactLinks = (connection: Connection) => {
  const model = connection.model<StoredLink>('ContactLink', schema);
  const collection = nativeCollection(model);

  const holding = async (what: ContactLink['what'], ids: readonly ContactId[]): Promise<StoredLink[]> =>
    collection()
      .find({ holds: true, what, contacts: { $in: [...ids] } } as object)
      .limit(500)
      .toArray();

  /** What holds for these two already stays as it is. */
  const link = async (what: ContactLink['what'], a: ContactId, b: ContactId, by: By, at: Instant): Promise<void> => {
    const contacts = pairOf(a, b);
    const said = { _id: newId(), contacts, pair: contacts.join('/'), what, by, at, undone: null };
    try {
      await collection().insertOne({ ...said, holds: true });
    } catch (error) {
      if (duplicateKey(error) === null) throw error;
    }
  };

  return {
    ensureIndexes: () => model.createIndexes(),

    /** Everybody who hangs together with this contact, the contact first, and by what. */
    personOf: async (id: ContactId): Promise<{ contacts: ContactId[]; merges: ContactLink[] }> => {
      const contacts = new Set([id]);
      const merges = new Map<string, ContactLink>();
      for (let fresh = [id]; fresh.length > 0 && contacts.size < MOST; ) {
        const found = await holding('merged', fresh);
        for (const row of found) merges.set(row._id, toLink(row));
        fresh = [...new Set(found.flatMap((row) => row.contacts))].filter((other) => !contacts.has(other));
        for (const other of fresh) contacts.add(other);
      }
      return { contacts: [...contacts], merges: [...merges.values()].sort((a, b) => a.at - b.at) };
    },

    merge: (a: ContactId, b: ContactId, by: By, at: Instant): Promise<void> => link('merged', a, b, by, at),

    /** They are not the same: it is not asked again. */
    keepApart: (a: ContactId, b: ContactId, by: By, at: Instant): Promise<void> => link('apart', a, b, by, at),

    /** Who was said not to be one of these. */
    apartFrom: async (ids: readonly ContactId[]): Promise<ContactId[]> =>
      (await holding('apart', ids)).flatMap(({ contacts }) => contacts).filter((id) => !ids.includes(id)),

    /** Takes a merge back, once. False when it does not hold any more. */
    undo: async (id: string, by: By, at: Instant): Promise<boolean> => {
      const changes = { $set: { undone: { by, at } }, $unset: { holds: '' as const } };
      return (await collection().updateOne({ _id: id, what: 'merged', holds: true }, changes)).matchedCount === 1;
    },

    /** A platform has told that one contact is another: what was said of it is said of that one from now on. */
    follow: async (was: ContactId, now: ContactId): Promise<void> => {
      for (const row of [...(await holding('merged', [was])), ...(await holding('apart', [was]))]) {
        const other = row.contacts.find((id) => id !== was) ?? was;
        if (other !== now) await link(row.what, other, now, row.by, row.at);
        await collection().deleteOne({ _id: row._id });
      }
    },
  };
};
export type ContactLinks = ReturnType<typeof createContactLinks>;
