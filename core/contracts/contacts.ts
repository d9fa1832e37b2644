import { type Static, Type } from 'typebox';
import { LIKENESSES } from '../domain/contacts/alike.ts';
import { CHANNELS, STATUSES } from '../domain/conversation/state.ts';
import { Id, Instant, Nullable } from './primitives.ts';

const closed = { additionalProperties: false };
const Channel = Type.Enum([...CHANNELS]);

const Conversation = Type.Object({
  id: Type.String(),
  contactId: Type.String(),
  channel: Channel,
  openedAt: Instant,
  status: Type.Enum([...STATUSES]),
  text: Type.String(),
});

/** A customer as one channel account knows them. */
const Identity = Type.Object({
  id: Type.String(),
  name: Type.String(),
  channel: Channel,
  email: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  latest: Conversation,
});

/** Two contacts that somebody said are one person; taken back, everything is as before. */
const Merge = Type.Object({
  id: Type.String(),
  contacts: Type.Array(Type.String()),
  by: Type.String({ description: 'Who said so' }),
  at: Instant,
});

/** Somebody who may be the same person. `like` is the identity that they are like. */
const Suggestion = Type.Object({ ...Identity.properties, like: Type.String(), because: Type.Enum([...LIKENESSES]) });

/** One person, as far as the viewer may see: the contact that was asked for comes first. */
export const Person = Type.Object({
  identities: Type.Array(Identity),
  merges: Type.Array(Merge),
  conversations: Type.Array(Conversation),
  suggestions: Type.Array(Suggestion),
});
export type Person = Static<typeof Person>;

export const WithContact = Type.Object({ with: Id }, closed);
export const Unmerge = Type.Object({ merge: Id }, closed);
