import { texts } from './texts.ts';

const DAY = 86_400_000;

export const timeText = (at: number): string =>
  new Intl.DateTimeFormat(texts.language, { hour: '2-digit', minute: '2-digit' }).format(at);

export const dayText = (at: number, now: number): string => {
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return texts.today;
  if (day === new Date(now - DAY).toDateString()) return texts.yesterday;
  return new Intl.DateTimeFormat(texts.language, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
};
