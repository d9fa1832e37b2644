import MiniSearch from 'minisearch';
import type { Article } from '#core/store/articles.ts';
import { detectLanguage, type Language } from '../language/language.ts';
import { asked, terms } from '../language/terms.ts';
import { coverage, type Vocabulary, type Wanted, wanted } from './match.ts';
import { passages } from './sentences.ts';

export type Source = Pick<Article, 'id' | 'title' | 'text'>;

/** A passage that speaks of what was asked. `confidence`: the share of the question that it covers, 0 to 1. */
export type Hit = { article: Source; passage: string; confidence: number; wants: readonly Wanted[] };

type Passage = { id: number; article: Source; text: string; titleTerms: Set<string>; allTerms: Set<string> };

/** What a bot knows, ready to be asked. */
export type Knowledge = {
  language: Language;
  articles: readonly Source[];
  /**
   * The best passage of each article that has anything to do with the question, best first.
   * `before` is what was said before, for a question that leans on it.
   */
  search(question: string, before?: string): Hit[];
};

const TITLE_BOOST = 2.5;
/** By how much a passage may rise over one that covers as much: for its title, and for full-text relevance. */
const TITLE_BONUS = 0.15;
const RELEVANCE_BONUS = 0.1;

export const createKnowledge = (articles: readonly Source[]): Knowledge => {
  const language = detectLanguage(articles.map(({ title, text }) => `${title} ${text}`));
  const all = articles.flatMap((article) =>
    passages(article.text).map((text) => {
      const titleTerms = new Set(terms(article.title, language));
      return { article, text, titleTerms, allTerms: new Set([...titleTerms, ...terms(text, language)]) };
    }),
  );
  const rows = all.map((row, id): Passage => ({ id, ...row }));
  const index = createIndex(rows, language);
  const vocabulary = vocabularyOf(rows, index);

  const search = (question: string, before = ''): Hit[] => {
    const wants = wanted(asked(question, language, before), vocabulary);
    const forms = [...new Set(wants.flatMap((want) => [...want.forms.keys()]))];
    const results = index.search(forms.join(' '));
    const top = results[0]?.score ?? 1;
    const ranked = results
      .flatMap((result) => {
        const row = rows[result.id];
        if (row === undefined) return [];
        const confidence = coverage(wants, row.allTerms);
        const title = coverage(wants, row.titleTerms);
        return [{ row, confidence, rank: confidence + TITLE_BONUS * title + (RELEVANCE_BONUS * result.score) / top }];
      })
      .filter(({ confidence }) => confidence > 0)
      .sort((a, b) => b.rank - a.rank);
    const best = new Map<string, Hit>();
    for (const { row, confidence } of ranked)
      if (!best.has(row.article.id))
        best.set(row.article.id, {
          article: row.article,
          passage: row.text,
          confidence: Math.min(1, confidence),
          wants,
        });
    return [...best.values()];
  };
  return { language, articles, search };
};

const createIndex = (rows: readonly Passage[], language: Language): MiniSearch<Passage> => {
  const index = new MiniSearch<Passage>({
    fields: ['title', 'text'],
    extractField: (row, field) =>
      field === 'id' ? row.id : terms(field === 'title' ? row.article.title : row.text, language).join(' '),
    tokenize: (text) => text.split(' ').filter((term) => term !== ''),
    processTerm: (term) => term,
    searchOptions: { boost: { title: TITLE_BOOST }, combineWith: 'OR' },
  });
  index.addAll(rows);
  return index;
};

/** One letter wrong in a word of five, two in a word of nine. */
const typos = (term: string): number => (term.length >= 9 ? 2 : term.length >= 5 ? 1 : 0);

const vocabularyOf = (rows: readonly Passage[], index: MiniSearch<Passage>): Vocabulary => {
  const frequency = new Map<string, number>();
  for (const row of rows) for (const term of row.allTerms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  return {
    frequency,
    size: rows.length,
    longerThan: (term) =>
      term.length < 4
        ? []
        : index
            .search(term, { prefix: true })
            .flatMap((result) => result.terms)
            .filter((form) => form.length <= term.length + 4),
    similarTo: (term) =>
      typos(term) === 0
        ? []
        : index
            .search(term, { fuzzy: typos(term) })
            .flatMap((result) => result.terms)
            .filter((form) => form[0] === term[0]),
  };
};
