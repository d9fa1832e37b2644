import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { InboundEvent } from '../contract/inbound.ts';
import type { Activity } from './activity.ts';
import { messageIn, peerOf, senderOf } from './peer.ts';

const Reaction = Compile(Type.Object({ type: Type.String({ minLength: 1, maxLength: 32 }) }));

/** Teams, "Message reaction events"; what is not among them is an emoji already, or shown by its name. */
const EMOJI: Readonly<Record<string, string>> = {
  ...{ like: '👍', plusOne: '👍', heart: '❤️', laugh: '😆', surprised: '😮', sad: '😢', angry: '😠' },
};

/** Those that were added last, so that one that takes the place of another stays. */
export const reactionsOf = (activity: Activity): InboundEvent[] => {
  const { replyToId, timestamp = '', reactionsAdded = [], reactionsRemoved = [] } = activity;
  if (!replyToId) return [];
  const about = {
    at: Date.parse(timestamp) || 0,
    from: senderOf(activity),
    to: messageIn(peerOf(activity), replyToId),
  };
  const emojis = [
    ...reactionsRemoved.map(() => null),
    ...reactionsAdded.flatMap((one) => (Reaction.Check(one) ? [EMOJI[one.type] ?? one.type] : [])),
  ];
  return emojis.map((emoji) => ({ type: 'reaction', ...about, emoji }));
};
