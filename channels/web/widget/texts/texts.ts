import type { ErrorCode } from '#core/domain/errors.ts';
import { en, type Texts } from './en.ts';

/** English is at hand, every other language is fetched before anything is drawn. */
const OTHERS: Record<string, () => Promise<Texts>> = { de: async () => (await import('./de.ts')).de };

/** What "Talk to a person" is called: a bot may offer it in any language, whatever the browser's is. */
const ASKS_FOR_PERSON = new Set([en.talkToPerson, 'Mit einem Menschen sprechen'].map((text) => text.toLowerCase()));

export let texts: Texts = en;

/** Takes the first of the browser's languages that there is a catalogue for; English when none can be had. */
export const chooseTexts = async (languages: readonly string[]): Promise<void> => {
  const known = languages.map((name) => name.slice(0, 2).toLowerCase()).find((name) => name === 'en' || OTHERS[name]);
  const load = OTHERS[known ?? 'en'];
  texts = (await load?.().catch(() => en)) ?? en;
};

export const errorText = (code: ErrorCode): string => texts.errors[code] ?? texts.failed;

export const asksForPerson = (text: string): boolean => ASKS_FOR_PERSON.has(text.trim().toLowerCase());
