import type { Instant } from '#core/domain/ids.ts';
import { externalId, peerId } from '../contract/ids.ts';
import type { InboundEvent, ReceiptStatus, Sender } from '../contract/inbound.ts';
import { partsOf } from './parts.ts';
import { isPerson, phoneIn } from './person.ts';
import type { Person, Told, ToldMessage } from './told.ts';

export type Knowledge = {
  /** For what WhatsApp gives no time. */
  now: Instant;
  /** Which delivery of ours became this message; null when somebody else wrote it, on the phone. */
  deliveryOf: (id: string) => string | null;
};

/** 0 is a message that has not left the browser yet. https://docs.wwebjs.dev/global.html#MessageAck */
const RECEIPT_OF: Readonly<Record<number, ReceiptStatus>> = {
  [-1]: 'failed',
  1: 'sent',
  2: 'delivered',
  3: 'read',
  4: 'read',
};

/** What WhatsApp tells, in Baton's words; nothing of groups, status updates and newsletters. */
export const parse = (told: Told, knowledge: Knowledge): InboundEvent[] => {
  switch (told.what) {
    case 'message':
      return isPerson(told.message.chat) ? said(told, knowledge) : [];
    case 'ack':
      return isPerson(told.chat) ? receipt(told, knowledge) : [];
    case 'edit': {
      const { message, text } = told;
      return isTheirs(message)
        ? [{ type: 'edit', id: externalId(message.id), at: knowledge.now, from: senderOf(message.person), text }]
        : [];
    }
    case 'revoke': {
      const { message } = told;
      return isTheirs(message)
        ? [{ type: 'delete', id: externalId(message.id), at: knowledge.now, from: senderOf(message.person) }]
        : [];
    }
    case 'reaction':
      return told.fromMe || !isPerson(told.chat)
        ? []
        : [
            {
              ...{ type: 'reaction', at: told.t * 1_000, from: senderOf(told.person) },
              ...{ to: externalId(told.to), emoji: told.emoji || null },
            },
          ];
    case 'identity':
      return isPerson(told.before) && isPerson(told.after)
        ? [{ type: 'identity', at: knowledge.now, before: peerId(told.before), after: peerId(told.after) }]
        : [];
  }
};

const isTheirs = ({ fromMe, chat }: ToldMessage): boolean => !fromMe && isPerson(chat);

const said = ({ message, late }: Extract<Told, { what: 'message' }>, knowledge: Knowledge): InboundEvent[] => {
  const { deliveryOf } = knowledge;
  const parts = partsOf(message);
  if (parts.length === 0) return [];
  const common = { id: externalId(message.id), at: message.t * 1_000, parts };
  if (message.fromMe && deliveryOf(message.id) === null)
    return [{ type: 'outside', ...common, to: peerId(message.chat) }];
  // Found in its chat, one of ours tells what nobody heard when it happened.
  if (message.fromMe)
    return late && message.ack !== undefined ? receipt({ ...message, ack: message.ack }, knowledge) : [];
  const replyTo = answeredBy(message);
  return [{ type: 'message', ...common, from: senderOf(message.person), ...(replyTo && { replyTo }) }];
};

const receipt = ({ id, ack }: { id: string; ack: number }, { now, deliveryOf }: Knowledge): InboundEvent[] => {
  const status = RECEIPT_OF[ack];
  if (!status) return [];
  const deliveryId = deliveryOf(id);
  return [
    {
      ...{ type: 'receipt', at: now, status, ids: [externalId(id)] },
      ...(deliveryId !== null && { deliveryId }),
      ...(status === 'failed' && { why: 'WhatsApp refused the message.' }),
    },
  ];
};

/** The same person is named by a number or by a LID that hides it; both lead to one contact. */
const senderOf = ({ id, lid, phone, name }: Person): Sender => {
  const aliases = [lid, phone]
    .filter((other) => other !== undefined && other !== id)
    .map((other) => peerId(String(other)));
  const number = phoneIn(phone ?? id);
  return {
    peer: peerId(id),
    ...(aliases.length > 0 && { aliases }),
    ...(name && { name }),
    ...(number && { phone: number }),
  };
};

/** WhatsApp hands over only the end of the other message's id: its start says who wrote it. */
const answeredBy = ({ quoted, chat, person }: ToldMessage) => {
  if (!quoted) return undefined;
  const isTheirOwn = [chat, person.id, person.lid, person.phone].includes(quoted.by);
  return externalId(`${!isTheirOwn}_${chat}_${quoted.id}`);
};
