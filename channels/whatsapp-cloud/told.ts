import { externalId } from '../contract/ids.ts';
import type { InboundEvent, ReceiptStatus, Sender } from '../contract/inbound.ts';
import { contentOf } from './contents.ts';
import { whyOf } from './errors.ts';
import { partsOf } from './parts.ts';
import { peersOf } from './peer.ts';
import { codeOf, instantOf, type Message, type Status } from './webhook-body.ts';

/** What a customer did, where it is not a message of theirs. */
export const actOf = (message: Message, from: Sender): InboundEvent | undefined => {
  const at = instantOf(message.timestamp);
  const reaction = message.type === 'reaction' ? contentOf(message, 'reaction') : undefined;
  if (reaction)
    return { type: 'reaction', at, from, to: externalId(reaction.message_id), emoji: reaction.emoji || null };
  const edit = message.type === 'edit' ? contentOf(message, 'edit') : undefined;
  if (edit) return { type: 'edit', id: externalId(edit.original_message_id), at, from, text: textIn(edit.message) };
  const revoke = message.type === 'revoke' ? contentOf(message, 'revoke') : undefined;
  return revoke && { type: 'delete', id: externalId(revoke.original_message_id), at, from };
};

/** A caption can be edited, too. */
const textIn = (message: { type: string }): string =>
  partsOf(message).flatMap((part) => (part.kind === 'text' ? [part.text] : []))[0] ?? '';

/**
 * Somebody has another number, and with it another user id. What changes no id is nothing that anybody said, and is
 * left out. `from` is the number before, where it is told.
 */
export const identitiesOf = (message: Message): InboundEvent[] => {
  const system = contentOf(message, 'system');
  if (!system) return [];
  const at = instantOf(message.timestamp);
  const [phoneBefore, phoneAfter] = [message.from, system.wa_id].map((phone) => peersOf({ phone })[0]);
  const [idBefore, idAfter] = [system.previous_user_id ?? message.from_user_id, system.user_id].map(
    (userId) => peersOf({ userId })[0],
  );
  const pairs = [
    [phoneBefore, phoneAfter],
    [idBefore, idAfter],
    // Only where no two of a kind are told, what is told of each kind belongs together.
    ...((phoneBefore && phoneAfter) || (idBefore && idAfter) ? [] : [[phoneBefore ?? idBefore, phoneAfter ?? idAfter]]),
  ];
  return pairs.flatMap(([before, after]) =>
    before && after && before !== after ? [{ type: 'identity', at, before, after }] : [],
  );
};

/** A voice message that was played has been read. */
const RECEIPT = new Map<string, ReceiptStatus>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['played', 'read'],
  ['failed', 'failed'],
]);

export const receiptOf = (told: Status): InboundEvent | undefined => {
  const status = RECEIPT.get(told.status);
  if (!status) return undefined;
  const { biz_opaque_callback_data: deliveryId } = told;
  return {
    ...{ type: 'receipt', at: instantOf(told.timestamp), status, ids: [externalId(told.id)] },
    ...(deliveryId && { deliveryId }),
    ...(status === 'failed' && { why: whyOf(codeOf(told)) }),
  };
};

/** What was typed in the WhatsApp Business app, on a phone or beside it. */
export const outsideOf = (echo: Message): InboundEvent | undefined => {
  const [to] = peersOf({ phone: echo.to, userId: echo.to_user_id });
  if (!to) return undefined;
  const edit = echo.type === 'edit' ? contentOf(echo, 'edit') : undefined;
  const parts = [...partsOf(echo), ...(edit ? partsOf(edit.message) : [])];
  return { type: 'outside', id: externalId(echo.id), at: instantOf(echo.timestamp), to, parts };
};
