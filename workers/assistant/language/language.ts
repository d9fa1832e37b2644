import { english } from './english.ts';
import { german } from './german.ts';
import type { LanguageRules } from './rules.ts';

/** A new language is one more file and one more line here. */
export const LANGUAGES = { en: english, de: german } satisfies Record<string, LanguageRules>;
export type Language = keyof typeof LANGUAGES;
const NAMES = Object.keys(LANGUAGES) as Language[];
/** When a text gives no clue. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** Lower case, without accents: what a word is compared by. */
export const plain = (text: string): string =>
  text.toLowerCase().replaceAll('ß', 'ss').replaceAll('’', "'").normalize('NFKD').replace(/\p{M}/gu, '');

/** Of short words joined by a hyphen (wi-fi, e-mail) one word; of others their parts. */
const JOINED = /(?<![\p{L}\p{N}-])(\p{L}{1,2})-(?=\p{L})/gu;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of a text in order, plain. */
export const words = (text: string): string[] => {
  const found: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(plain(text).replace(JOINED, '$1')))
    if (isWordLike) found.push(segment.replace(/'s?$/, ''));
  return found;
};

/** The language whose function words are the most frequent; words that two languages share count for neither. */
export const detectLanguage = (texts: readonly string[]): Language => {
  const counts = new Map<Language, number>();
  for (const word of texts.flatMap(words)) {
    const having = NAMES.filter((name) => LANGUAGES[name].stopWords.has(word));
    const [only] = having;
    if (having.length === 1 && only) counts.set(only, (counts.get(only) ?? 0) + 1);
  }
  return NAMES.reduce(
    (best, name) => ((counts.get(name) ?? 0) > (counts.get(best) ?? 0) ? name : best),
    DEFAULT_LANGUAGE,
  );
};
