/** What retrieval and detection need to know of a language. */
export type LanguageRules = {
  /** Words that say nothing about what a text is about. Without accents, as `words` gives them. */
  stopWords: ReadonlySet<string>;
  /** Words that say little: they count, but a match of one alone proves nothing. */
  weakWords: ReadonlySet<string>;
  stem(word: string): string;
  /** Groups of words that customers and articles use for the same thing. */
  synonyms: readonly (readonly string[])[];
  /** Question words that ask for a certain kind of thing. */
  hints: readonly { pattern: RegExp; words: readonly string[] }[];
  /** What a sentence that answers such a question shows: an amount, a time. */
  shows: readonly { question: RegExp; answer: RegExp }[];
};
