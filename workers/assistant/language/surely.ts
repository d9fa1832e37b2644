import { LANGUAGES, type Language, words } from './language.ts';

/** So much of a text is looked at. UTF-16 units. */
const LOOKED_AT = 600;
/** Different function words of a language, and their share of all words, from which on there is no doubt. */
const FEWEST = 3;
const SHARE = 0.4;
/** Shorter ones mean something in half of all languages. */
const SHORTEST = 3;
/** These tell all the same: short ones that are worth the doubt, and what is said to ask for a person. */
const MORE: Record<Language, ReadonlySet<string>> = {
  en: new Set(['i', 'my', 'to', 'is', 'it', 'we', 'talk', 'speak', 'human', 'person', 'order']),
  de: new Set(['wo', 'zu', 'ob', 'jemand', 'jemanden', 'brauche', 'helfen', 'hilfe', 'menschen', 'sprechen']),
};
const NAMES = Object.keys(LANGUAGES) as Language[];

const tells = (language: Language, word: string): boolean =>
  MORE[language].has(word) || (word.length >= SHORTEST && LANGUAGES[language].stopWords.has(word));

/**
 * The language of a text where there is no doubt about it, else null: what is written in a language that is not known here
 * must not be taken for one that is.
 */
export const surelyIn = (text: string): Language | null => {
  const said = words(text.slice(0, LOOKED_AT));
  const told = (language: Language): Set<string> =>
    new Set(said.filter((word) => NAMES.every((name) => tells(name, word) === (name === language))));
  const [first, second] = NAMES.map((name) => ({ name, count: told(name).size })).sort((a, b) => b.count - a.count);
  if (first === undefined || first.count < FEWEST || first.count < 2 * (second?.count ?? 0)) return null;
  return first.count >= SHARE * new Set(said).size ? first.name : null;
};
