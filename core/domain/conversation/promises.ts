import { afterOpenTime } from '../hours/open-time.ts';
import type { Instant } from '../ids.ts';
import type { BotRules } from './commands.ts';
import type { Conversation, Due, Priority } from './state.ts';

const MINUTE = 60_000;
export const NOTHING_DUE: Due = { firstReply: null, resolution: null };

type Promises = Pick<BotRules, 'serviceLevels' | 'hours'>;

/** By when a customer who asks for a person at an instant is promised a reply and an end, counted in business hours. */
export const promisedFrom = ({ serviceLevels, hours }: Promises, priority: Priority, from: Instant): Due => {
  const { firstReply, resolution } = serviceLevels[priority];
  const by = (minutes: number | null): Instant | null =>
    minutes === null ? null : afterOpenTime(hours, from, minutes * MINUTE);
  return { firstReply: by(firstReply), resolution: by(resolution) };
};

/** The same for another priority, counted from when the customer asked or came back. What was kept or missed stays so. */
export const promisedAnew = (
  bot: Promises,
  { replied, breached, dueFrom, waiting }: Pick<Conversation, 'replied' | 'breached' | 'dueFrom' | 'waiting'>,
  priority: Priority,
  now: Instant,
): Due => {
  const { firstReply, resolution } = promisedFrom(bot, priority, dueFrom ?? waiting?.since ?? now);
  return {
    firstReply: replied || breached.includes('firstReply') ? null : firstReply,
    resolution: breached.includes('resolution') ? null : resolution,
  };
};

/** The next promise that is to be kept; null when nothing is promised. */
export const nextDue = ({ firstReply, resolution }: Due): Instant | null =>
  firstReply === null ? resolution : resolution === null ? firstReply : Math.min(firstReply, resolution);
