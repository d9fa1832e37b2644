import type { ErrorCode } from '#core/domain/errors.ts';
import { de } from './de.ts';
import { en, type Texts } from './en.ts';

const CATALOGUES = [en, de];

/** The first language of the browser that there is a catalogue for; English otherwise. */
export const textsFor = (languages: readonly string[]): Texts => {
  for (const language of languages) {
    const found = CATALOGUES.find((texts) => texts.language === language.slice(0, 2).toLowerCase());
    if (found) return found;
  }
  return en;
};

export const texts = textsFor(navigator.languages);

export const errorText = (code: ErrorCode): string => texts.errors[code] ?? texts.failed;

/** Bots of any language may offer this answer; it then asks for a person instead of saying so. */
export const asksForPerson = (text: string): boolean =>
  CATALOGUES.some(({ talkToPerson }) => talkToPerson.toLowerCase() === text.trim().toLowerCase());

const clock = new Intl.DateTimeFormat(texts.language, { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat(texts.language, { weekday: 'long', day: 'numeric', month: 'long' });
const DAY = 86_400_000;

export const timeText = (at: number): string => clock.format(at);

export const dayText = (at: number, now: number): string => {
  const of = new Date(at).toDateString();
  if (of === new Date(now).toDateString()) return texts.today;
  if (of === new Date(now - DAY).toDateString()) return texts.yesterday;
  return date.format(at);
};
