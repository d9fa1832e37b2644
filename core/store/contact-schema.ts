import { Schema } from 'mongoose';
import type { ChannelAccountId, ContactId, Instant, Peer } from '../domain/ids.ts';

/** How a customer can be reached elsewhere, as they said last. */
export const REACHABLE = ['email', 'phone'] as const;
type Reachable = (typeof REACHABLE)[number];

/** One customer as a channel account knows them. */
export type Contact = {
  id: ContactId;
  channelAccountId: ChannelAccountId;
  peer: Peer;
  name: string;
  createdAt: Instant;
} & Partial<Record<Reachable, string>>;

/** Conversations of a contact that go on under another id, and maybe as those of another contact. */
export type Move = { from: Peer; was: ContactId; to: Peer };

export type StoredContact = Omit<Contact, 'id'> & {
  _id: ContactId;
  /** All ids that a platform has for them, the peer among them. Absent on the web, where there is but one. */
  aliases?: Peer[];
  /** What is still to be carried out of a change of ids. */
  moving?: Move[];
};

export const contactSchema = new Schema<StoredContact>(
  { _id: String },
  { collection: 'contacts', strict: false, versionKey: false, autoIndex: false },
);
contactSchema.index({ channelAccountId: 1, peer: 1 }, { unique: true });
contactSchema.index(
  { channelAccountId: 1, aliases: 1 },
  { unique: true, partialFilterExpression: { aliases: { $exists: true } } },
);

export const toContact = ({ _id, aliases: _, moving: _moving, ...rest }: StoredContact): Contact => ({
  id: _id,
  ...rest,
});
