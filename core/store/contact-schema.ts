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
  /** How their platform reaches them, in its adapter's own words. */
  route?: string;
  /** What others who may be the same person are found by: see core/domain/contacts/alike.ts. */
  keys?: string[];
  /** What is still to be carried out of a change of ids. */
  moving?: Move[];
  /** When their platform was asked last what they are called. */
  nameAskedAt?: Instant;
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

contactSchema.index({ keys: 1 }, { partialFilterExpression: { keys: { $exists: true } } });

export const toContact = ({
  _id,
  aliases: _,
  moving: _moving,
  route: _route,
  keys: _keys,
  nameAskedAt: _asked,
  ...rest
}: StoredContact): Contact => ({
  id: _id,
  ...rest,
});
