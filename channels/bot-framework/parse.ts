import { InvalidBody } from '../contract/adapter.ts';
import type { InboundEvent } from '../contract/inbound.ts';
import { type Activity, activityIn } from './activity.ts';
import { postbackOf } from './facebook.ts';
import { handoverOf } from './handoff.ts';
import { partsOf } from './parts.ts';
import { messageIn, peerOf, senderOf } from './peer.ts';
import { reactionsOf } from './reactions.ts';

/** One body is one activity. Groups have no form in Baton: what was said to all must not be answered to one. */
export const parse = (body: Uint8Array): InboundEvent[] => {
  const activity = activityIn(body);
  const isOurs = activity.from.role === 'bot' && activity.type !== 'event';
  return activity.conversation.isGroup || isOurs ? [] : toldBy(activity);
};

/** Types that are not named here have nothing to say to a person; the protocol wants unknown ones left out. */
const toldBy = (activity: Activity): InboundEvent[] => {
  switch (activity.type) {
    case 'message':
      return [said(activity)];
    case 'event':
      return handoverOf(activity) ?? (postbackOf(activity) ? [said(activity)] : []);
    case 'messageUpdate':
      return activity.text ? [{ type: 'edit', ...actOf(activity), text: activity.text }] : [];
    case 'messageDelete':
      return [{ type: 'delete', ...actOf(activity) }];
    case 'messageReaction':
      return reactionsOf(activity);
    case 'typing':
      return [{ type: 'typing', from: senderOf(activity) }];
    default:
      return [];
  }
};

const said = (activity: Activity): InboundEvent => ({
  ...{ type: 'message', ...actOf(activity), parts: partsOf(activity) },
  ...(activity.replyToId && { replyTo: messageIn(peerOf(activity), activity.replyToId) }),
});

const actOf = (activity: Activity) => {
  if (!activity.id) throw new InvalidBody('The activity has no id.');
  return { id: messageIn(peerOf(activity), activity.id), at: instantOf(activity), from: senderOf(activity) };
};

/** Where a channel does not say when, it was long ago. */
export const instantOf = ({ timestamp = '' }: Activity): number => Date.parse(timestamp) || 0;
