import { createHash } from 'node:crypto';
import { externalId, peerId } from '../contract/ids.ts';
import type { InboundEvent, Part } from '../contract/inbound.ts';
import { attachedParts } from './attachments.ts';
import { type Happening, type Message, messageIn, referredIn, repliedIn, type Tap, tapIn } from './messaging-body.ts';
import { actOf, receiptsOf } from './messaging-told.ts';

/** The account as Meta names it, and the app that sends for us. */
export type Own = { ids: readonly string[]; appId: string };

/** What Meta tells of one thing, in Baton's words; nothing for what concerns no conversation. */
export const eventsOf = (told: Happening, own: Own): InboundEvent[] => {
  const { mid } = told.message ?? {};
  const message = messageIn(told.message);
  if (mid !== undefined && message.is_echo) return echoOf(told, mid, message, own);
  // What the account says to itself, or does without words.
  if (own.ids.includes(told.sender.id)) return [];
  if (mid !== undefined && !message.is_deleted) return [saidBy(told, mid, partsOf(message), replyIn(message).mid)];
  const tap = tapIn(told.postback);
  if (told.postback) return [saidBy(told, tap.mid ?? nameless(told, tap), tappedIn(tap))];
  return [...actOf(told), ...receiptsOf(told)];
};

const replyIn = (message: Message) => repliedIn(message.reply_to);

const saidBy = ({ at, standby, sender }: Happening, id: string, parts: Part[], replyTo?: string): InboundEvent => ({
  ...{ type: 'message', id: externalId(id), at, from: { peer: peerId(sender.id) }, parts },
  ...(replyTo && { replyTo: externalId(replyTo) }),
  ...(standby && { standby }),
});

/** At least one part: what has no form is named. */
const partsOf = (message: Message): Part[] => {
  const { text, quick_reply: tapped, attachments = [], is_unsupported } = message;
  const parts: Part[] = [];
  if (replyIn(message).story) parts.push({ kind: 'unsupported', what: 'story_reply' });
  if (referredIn(message.referral).product) parts.push({ kind: 'unsupported', what: 'product' });
  parts.push(...attachedParts(attachments, text ?? ''));
  if (text && tapped) parts.push({ kind: 'choice', id: tapIn(tapped).payload ?? text, title: text });
  else if (text) parts.push({ kind: 'text', text });
  return parts.length > 0 ? parts : [{ kind: 'unsupported', what: is_unsupported ? 'unsupported' : 'message' }];
};

/** Whoever only listens is not told the payload. */
const tappedIn = ({ title, payload }: Tap): Part[] => {
  const [words, id] = [title ?? payload, payload ?? title];
  return words && id ? [{ kind: 'choice', id, title: words }] : [{ kind: 'unsupported', what: 'postback' }];
};

/** Older postbacks have no id: told again, this is the same. */
const nameless = ({ sender, at }: Happening, { title, payload }: Tap): string =>
  `postback:${createHash('sha256')
    .update(JSON.stringify([sender.id, at, payload, title]))
    .digest('hex')}`;

/**
 * What the account sent, by whatever hand. What we sent is acknowledged by it, even where the answer to our request got lost;
 * the rest a person wrote in Meta's own inbox, or another app sent.
 */
const echoOf = ({ at, recipient }: Happening, mid: string, message: Message, { appId }: Own): InboundEvent[] => {
  const { metadata: deliveryId, app_id: by, is_deleted: isTakenBack } = message;
  if (by !== undefined && String(by) === appId)
    return [{ type: 'receipt', at, status: 'sent', ids: [externalId(mid)], ...(deliveryId && { deliveryId }) }];
  const to = peerId(recipient.id);
  return isTakenBack
    ? [{ type: 'outside', id: externalId(`${mid}:deleted`), at, to, parts: [{ kind: 'unsupported', what: 'deleted' }] }]
    : [{ type: 'outside', id: externalId(mid), at, to, parts: partsOf(message) }];
};
