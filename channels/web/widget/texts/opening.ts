import type { VisitorEntry } from '#core/contracts/timeline.ts';
import { queueTexts } from './queue.ts';
import { locale } from './times.ts';

const DAY = 86_400_000;
/** Where it stands in what an admin wrote. */
const OPENS = '{opens}';

/** When it opens, by the customer's own clock and calendar: "tomorrow at 9:00". */
export const openingText = (at: number, now: number): string => {
  const time = new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).format(at);
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return queueTexts.today(time);
  const next = new Date(now);
  next.setDate(next.getDate() + 1);
  if (day === next.toDateString()) return queueTexts.tomorrow(time);
  const far = at - now > 6 * DAY;
  const how = far ? ({ day: 'numeric', month: 'long' } as const) : ({ weekday: 'long' } as const);
  return queueTexts.onDay(new Intl.DateTimeFormat(locale(), how).format(at), time);
};

const next = ({ unavailable }: VisitorEntry, now: number): string | null => {
  const opensAt = unavailable?.opensAt ?? 0;
  return opensAt > now ? openingText(opensAt, now) : null;
};

/** What the bot says where nobody can be had: the admin's words, or ours where there are none. */
export const unavailableText = (entry: VisitorEntry, now: number): string => {
  const { text, unavailable } = entry;
  if (!unavailable) return text;
  return (text || queueTexts.unavailable[unavailable.because]).replaceAll(OPENS, next(entry, now) ?? queueTexts.later);
};

/** When it opens next, where the admin's words leave that out. In the language of the page, theirs may be in another. */
export const openingLine = (entry: VisitorEntry, now: number): string | null => {
  const opens = entry.text.includes(OPENS) ? null : next(entry, now);
  return opens && queueTexts.back(opens);
};
