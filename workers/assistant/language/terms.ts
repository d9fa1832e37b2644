import { LANGUAGES, type Language, plain, words } from './language.ts';

/** The stems of the words that say what a text is about. */
export const terms = (text: string, language: Language): string[] => {
  const { stopWords, stem } = LANGUAGES[language];
  return words(text)
    .filter((word) => !stopWords.has(word) && (word.length > 1 || /\d/.test(word)))
    .map(stem);
};

type Stemmed = { weak: ReadonlySet<string>; groups: readonly (readonly string[])[] };
const known = new Map<Language, Stemmed>();

/** A language's weak words and groups of synonyms, by their stems. */
export const stemmed = (language: Language): Stemmed => {
  const before = known.get(language);
  if (before) return before;
  const { weakWords, stem, synonyms } = LANGUAGES[language];
  const made = { weak: new Set([...weakWords].map(stem)), groups: synonyms.map((group) => group.map(stem)) };
  known.set(language, made);
  return made;
};

/** One thing that a question is about, in every form in which it is asked for. */
export type Asked = { forms: readonly string[]; weak: boolean; from: 'question' | 'questionWord' | 'before' };

/**
 * What a question is about. Question words ask too: `when` asks for hours.
 * `before` is what was said before, for a question that leans on it.
 */
export const asked = (question: string, language: Language, before = ''): Asked[] => {
  const { stem, hints } = LANGUAGES[language];
  const { weak, groups } = stemmed(language);
  const about = (text: string, from: Asked['from']): Asked[] =>
    [...new Set(terms(text, language))].map((term) => {
      const others = groups.filter((group) => group.includes(term)).flat();
      return { forms: [...new Set([term, ...others])], weak: weak.has(term), from };
    });
  const proper = about(question, 'question');
  const hinted = hints
    .filter(({ pattern }) => pattern.test(plain(question)))
    .map((hint): Asked => ({ forms: hint.words.map(stem), weak: false, from: 'questionWord' }));
  return [...proper, ...hinted, ...about(before, 'before')];
};
