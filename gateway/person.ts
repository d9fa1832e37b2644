import type { Person } from '#core/contracts/contacts.ts';
import { keysOf, likenessOf } from '#core/domain/contacts/alike.ts';
import type { ContactLink } from '#core/domain/contacts/link.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { BotId, ContactId } from '#core/domain/ids.ts';
import type { Scope } from '#core/domain/permissions.ts';
import type { Contact } from '#core/store/contact-schema.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import type { Deps } from './deps.ts';

type PersonDeps = Pick<Deps, 'store'>;

/** Conversations of one identity that are shown, and of all of them together. */
const OF_EACH = 20;
const OF_ALL = 50;
const SUGGESTED = 5;
/** So many are looked at who have something in common; a number that more have is nobody's own. */
const ALIKE = 20;

/** An identity that the viewer may see: they see a conversation of it. */
type Identity = { contact: Contact; conversations: readonly [Conversation, ...Conversation[]] };
export type Seen = { identities: Identity[]; merges: ContactLink[]; contactIds: ContactId[] };

const identitiesOf = async ({ store }: PersonDeps, scope: Scope, contacts: readonly Contact[]): Promise<Identity[]> => {
  const all = await Promise.all(
    contacts.map(async (contact) => {
      const [latest, ...others] = await store.conversations.ofContact(scope, contact, OF_EACH);
      return latest && { contact, conversations: [latest, ...others] as const };
    }),
  );
  return all.filter((identity) => identity !== undefined) as Identity[];
};

/** Who hangs together with a contact, as far as the viewer may see; null where they don't see the contact itself. */
export const personOf = async (deps: PersonDeps, scope: Scope, id: ContactId): Promise<Seen | null> => {
  const { contacts, merges } = await deps.store.contactLinks.personOf(id);
  const known = new Map((await deps.store.contacts.some(contacts)).map((contact) => [contact.id, contact]));
  const inOrder = contacts.flatMap((contactId) => known.get(contactId) ?? []);
  const identities = await identitiesOf(deps, scope, inOrder);
  if (identities[0]?.contact.id !== id) return null;
  const visible = new Set(identities.map(({ contact }) => contact.id));
  const shown = merges.filter((merge) => merge.contacts.every((contactId) => visible.has(contactId)));
  return { identities, merges: shown, contactIds: contacts };
};

/** Who may be the same person, and was not said to be another. */
const suggestionsFor = async (deps: PersonDeps, scope: Scope, { identities, contactIds }: Seen) => {
  const { contacts, contactLinks } = deps.store;
  const known = identities.map(({ contact }) => ({ contact, keys: keysOf(contact) }));
  const [found, apart] = await Promise.all([
    contacts.alike([...new Set(known.flatMap(({ keys }) => keys))], ALIKE + contactIds.length),
    contactLinks.apartFrom(contactIds),
  ]);
  const skipped = new Set([...contactIds, ...apart]);
  const suggestions: Person['suggestions'] = [];
  for (const identity of await identitiesOf(
    deps,
    scope,
    found.filter(({ id }) => !skipped.has(id)),
  )) {
    if (suggestions.length === SUGGESTED || skipped.has(identity.contact.id)) continue;
    const theirs = (await contactLinks.personOf(identity.contact.id)).contacts;
    if (theirs.some((id) => apart.includes(id))) continue;
    for (const id of theirs) skipped.add(id);
    const keys = keysOf(identity.contact);
    const like = known.find((mine) => likenessOf(mine.keys, keys) !== null);
    const because = like && likenessOf(like.keys, keys);
    if (because) suggestions.push({ ...identityView(identity), like: like.contact.id, because });
  }
  return suggestions;
};

const conversationView = ({ id, contactId, channel, openedAt, status, last }: Conversation) => ({
  ...{ id, contactId, channel, openedAt, status, text: last?.text ?? '' },
});

const identityView = ({ contact: { id, name, email, phone }, conversations: [latest] }: Identity) => ({
  ...{ id, name, channel: latest.channel, email: email ?? null, phone: phone ?? null },
  latest: conversationView(latest),
});

export const personView = async (deps: PersonDeps, scope: Scope, seen: Seen): Promise<Person> => ({
  identities: seen.identities.map(identityView),
  merges: seen.merges.map(({ id, contacts, by, at }) => ({ id, contacts: [...contacts], by: by.name, at })),
  conversations: seen.identities
    .flatMap(({ conversations }) => conversations)
    .sort((a, b) => b.openedAt - a.openedAt)
    .slice(0, OF_ALL)
    .map(conversationView),
  suggestions: await suggestionsFor(deps, scope, seen),
});

/** The person's conversations before this one, newest first: on its own channel, and on all where they are known to be. */
export const earlierOf = async (
  { store }: PersonDeps,
  scope: Scope,
  conversation: Conversation,
): Promise<Conversation[]> => {
  const { contactId, openedAt } = conversation;
  const [own, { contacts }] = await Promise.all([
    store.conversations.earlier(scope, conversation, OF_EACH),
    store.contactLinks.personOf(contactId),
  ]);
  const others = await store.contacts.some(contacts.filter((id) => id !== contactId));
  const elsewhere = (await identitiesOf({ store }, scope, others)).flatMap(({ conversations }) => conversations);
  return [...own, ...elsewhere.filter((other) => other.openedAt < openedAt)]
    .sort((a, b) => b.openedAt - a.openedAt)
    .slice(0, OF_EACH);
};

/** Screens that show one of these look again. Whoever sees a bot hears of its customers only. */
export const tellOfPerson = async (
  { store, showPerson }: Pick<Deps, 'store' | 'showPerson'>,
  contactIds: readonly ContactId[],
): Promise<void> => {
  const byBot = new Map<BotId, Set<ContactId>>();
  for (const { contact, conversations } of await identitiesOf(
    { store },
    EVERYTHING,
    await store.contacts.some(contactIds),
  ))
    for (const { botId } of conversations) byBot.set(botId, (byBot.get(botId) ?? new Set()).add(contact.id));
  for (const [botId, ids] of byBot) showPerson(botId, [...ids]);
};
