import { type PeerId, peerId } from '../contract/ids.ts';
import type { Sender } from '../contract/inbound.ts';
import type { Contact } from './webhook-body.ts';

/*
 * A peer is a phone number, digits alone, or a business-scoped user id such as `US.13491208655302741918`, which has a
 * dot. Who has a user name may be known by the latter only; who is known by both is the number, with the id as an alias.
 * (Cloud API, "Business-scoped user IDs".)
 */

type Names = { phone?: string | undefined; userId?: string | undefined };

export const peersOf = ({ phone, userId }: Names): PeerId[] =>
  [phone?.replace(/\D/g, ''), userId].flatMap((id) => (id ? [peerId(id)] : []));

/** Undefined where the platform names nobody. */
export const senderOf = (names: Names, contacts: readonly Contact[]): Sender | undefined => {
  const contact = contactOf(names, contacts);
  const [phone] = peersOf({ phone: names.phone ?? contact?.wa_id });
  const [peer, ...aliases] = peersOf({ phone, userId: names.userId ?? contact?.user_id });
  if (!peer) return undefined;
  const name = contact?.profile?.name || contact?.profile?.username;
  return { peer, ...(aliases.length > 0 && { aliases }), ...(name && { name }), ...(phone && { phone: `+${phone}` }) };
};

const contactOf = ({ phone, userId }: Names, contacts: readonly Contact[]): Contact | undefined => {
  // Where the message itself names nobody, it is of the only one who is named beside it.
  if (phone === undefined && userId === undefined) return contacts.length === 1 ? contacts[0] : undefined;
  return contacts.find(
    ({ wa_id, user_id }) => (phone !== undefined && wa_id === phone) || (userId !== undefined && user_id === userId),
  );
};

/** Without the plus Meta takes the number for one of the business's own country. */
export const addressOf = (peer: PeerId): { to: string } | { recipient: string } =>
  /^\d+$/.test(peer) ? { to: `+${peer}` } : { recipient: peer };
