import { isOpenAt, nextOpening } from '../../hours/open-time.ts';
import type { BotRules, Desk } from '../commands.ts';
import type { EventBody, Unavailable } from '../events.ts';
import type { Asked, HandoverReason } from '../state.ts';

type Reason = { because: Unavailable; opensAt: number | null };

/** Why a customer who asks for a person cannot have one now, or null. */
export const unavailable = ({ hours, queueLimit }: BotRules, desk: Desk, now: number): Reason | null => {
  if (!isOpenAt(hours, now)) return { because: 'outside_hours', opensAt: nextOpening(hours, now) };
  if (queueLimit !== null && desk.waiting >= queueLimit) return { because: 'queue_full', opensAt: null };
  if (desk.listening === 0) return { because: 'no_agents', opensAt: null };
  return null;
};

/** There never is anybody. */
export const NO_SUPPORT: Reason = { because: 'no_agents', opensAt: null };

const TEXT = { no_agents: 'noAgents', outside_hours: 'outsideHours', queue_full: 'queueFull' } as const;

/** What was asked for is kept for the next asking: the customer may wait all the same. */
export const saysUnavailable = (
  { because, opensAt }: Reason,
  { texts }: BotRules,
  asked: Asked,
  reason: HandoverReason,
): EventBody => ({
  type: 'handoverUnavailable',
  because,
  opensAt,
  text: texts[TEXT[because]],
  asked,
  ...(reason === 'other_bot' && { reason }),
});
