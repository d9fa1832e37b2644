import { externalId } from '../contract/ids.ts';
import type { InboundEvent } from '../contract/inbound.ts';
import { partsOf } from './parts.ts';
import { senderOf } from './peer.ts';
import type { WhatsAppAccount } from './settings.ts';
import { actOf, identitiesOf, outsideOf, receiptOf } from './told.ts';
import {
  answeredBy,
  type Change,
  type Contact,
  changesIn,
  contact,
  instantOf,
  type Message,
  message,
  status,
} from './webhook-body.ts';

/**
 * One body tells of up to a thousand things, maybe of several phone numbers. One of them that makes no sense is left out
 * and costs none of its neighbours: Meta would send all of them again, for seven days.
 */
export const parse = (body: Uint8Array, account: WhatsAppAccount): InboundEvent[] =>
  changesIn(body)
    .filter(({ value }) => value.metadata.phone_number_id === account.settings.phoneNumberId)
    .flatMap((change) => (change.field === 'messages' ? messagesIn(change) : echoesIn(change)));

const messagesIn = ({ value: { contacts = [], messages = [], statuses = [] } }: Change): InboundEvent[] => {
  const known = contacts.filter((one) => contact.Check(one));
  return [
    // Groups have no form in Baton: what was said to all must not be answered to one.
    ...messages.flatMap((one) => (message.Check(one) && one.group_id === undefined ? saidBy(one, known) : [])),
    ...statuses.flatMap((one) => (status.Check(one) ? (receiptOf(one) ?? []) : [])),
  ];
};

const saidBy = (told: Message, contacts: readonly Contact[]): InboundEvent[] => {
  if (told.type === 'system') return identitiesOf(told);
  const from = senderOf({ phone: told.from, userId: told.from_user_id }, contacts);
  if (!from) return [];
  const act = actOf(told, from);
  if (act) return [act];
  const replyTo = answeredBy(told);
  return [
    {
      ...{ type: 'message', id: externalId(told.id), at: instantOf(told.timestamp), from, parts: partsOf(told) },
      ...(replyTo && { replyTo: externalId(replyTo) }),
    },
  ];
};

const echoesIn = ({ value: { message_echoes: echoes = [] } }: Change): InboundEvent[] =>
  echoes.flatMap((echo) => (message.Check(echo) && echo.group_id === undefined ? (outsideOf(echo) ?? []) : []));
