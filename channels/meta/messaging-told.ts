import { externalId, peerId } from '../contract/ids.ts';
import type { InboundEvent } from '../contract/inbound.ts';
import { type Happening, toldUpToIn } from './messaging-body.ts';

/** What a customer did, where it is not a message of theirs. */
export const actOf = ({ sender, at, message, reaction, message_edit: edit }: Happening): InboundEvent[] => {
  const from = { peer: peerId(sender.id) };
  if (message) return [{ type: 'delete', id: externalId(message.mid), at, from }];
  if (edit) return [{ type: 'edit', id: externalId(edit.mid), at, from, text: edit.text }];
  if (!reaction) return [];
  const emoji = reaction.action === 'unreact' ? null : reaction.emoji || EMOJI.get(reaction.reaction ?? '') || '❓';
  return [{ type: 'reaction', at, from, to: externalId(reaction.mid), emoji }];
};

/** Where Meta tells of a reaction by its name only. */
const EMOJI = new Map([
  ['smile', '😆'],
  ['angry', '😠'],
  ['sad', '😢'],
  ['wow', '😮'],
  ['love', '❤️'],
  ['like', '👍'],
  ['dislike', '👎'],
]);

/**
 * All that was sent up to a time, and by id what may lie beyond it by our clock. Instagram names the latest message that was
 * seen ("messaging_seen"): who sees it has the ones before it on the same screen.
 */
export const receiptsOf = ({ sender, at, delivery, read }: Happening): InboundEvent[] => {
  const peer = peerId(sender.id);
  const { mids, mid, watermark } = toldUpToIn(delivery ?? read);
  const before = mids === undefined && mid !== undefined && { andBefore: true as const };
  const told = (status: 'delivered' | 'read', ids: readonly string[], upTo: number | undefined): InboundEvent[] => [
    ...(ids.length > 0 ? [{ type: 'receipt' as const, at, status, ids: ids.map(externalId), ...before }] : []),
    ...(upTo === undefined ? [] : [{ type: 'receipt' as const, at, status, peer, upTo }]),
  ];
  return told(delivery ? 'delivered' : 'read', mids ?? (mid === undefined ? [] : [mid]), watermark);
};
