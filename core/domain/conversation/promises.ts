import { afterOpenTime } from '../hours/open-time.ts';
import type { Instant } from '../ids.ts';
import type { BotRules } from './commands.ts';
import type { Due, Priority } from './state.ts';

const MINUTE = 60_000;
export const NOTHING_DUE: Due = { firstReply: null, resolution: null };

/** By when a customer who asks for a person now is promised a reply and an end, counted in business hours. */
export const promisedFrom = ({ serviceLevels, hours }: BotRules, priority: Priority, now: Instant): Due => {
  const { firstReply, resolution } = serviceLevels[priority];
  const by = (minutes: number | null): Instant | null =>
    minutes === null ? null : afterOpenTime(hours, now, minutes * MINUTE);
  return { firstReply: by(firstReply), resolution: by(resolution) };
};

/** The next promise that is to be kept; null when nothing is promised. */
export const nextDue = ({ firstReply, resolution }: Due): Instant | null =>
  firstReply === null ? resolution : resolution === null ? firstReply : Math.min(firstReply, resolution);
