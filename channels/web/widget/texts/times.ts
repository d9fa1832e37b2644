import { texts } from './texts.ts';

const DAY = 86_400_000;

/** The customer's own way of writing times, where it is of the language of the texts. */
export const locale = (): string =>
  navigator.languages.find((name) => name.startsWith(texts.language)) ?? texts.language;

export const timeText = (at: number): string =>
  new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(at);

export const dayText = (at: number, now: number): string => {
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return texts.today;
  if (day === new Date(now - DAY).toDateString()) return texts.yesterday;
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
};
