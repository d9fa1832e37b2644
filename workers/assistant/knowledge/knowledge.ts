import MiniSearch from 'minisearch';
import type { Article } from '#core/store/articles.ts';
import { detectLanguage, type Language } from '../language/language.ts';
import { asked, terms } from '../language/terms.ts';
import { coverage, inside, type Presence, type Vocabulary, type Wanted, wanted } from './match.ts';
import { functionWords, likeness, type Phrasing, phrasing } from './phrasing.ts';
import { passages } from './sentences.ts';

export type Source = Pick<Article, 'id' | 'title' | 'text' | 'questions'>;

/** A passage that speaks of what was asked. `confidence`: the share of the question that it covers, 0 to 1. */
export type Hit = { article: Source; passage: string; confidence: number; wants: readonly Wanted[] };

type Passage = {
  id: number;
  article: Source;
  text: string;
  /** Of the title and of the questions that the article is said to answer. */
  headingTerms: Set<string>;
  textTerms: Set<string>;
};

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

const HEADING_BOOST = 2.5;
/** What stands in the heading is what the article is about; what stands only in its text is a part of it. */
const HEADING = 1.1;
const TEXT = 0.9;
/**
 * By how much a passage may rise over one that covers as much: for its heading, for a question that its article is
 * said to answer and that is asked in much the same words, and for full-text relevance.
 */
const HEADING_BONUS = 0.3;
const PHRASING_BONUS = 0.8;
const RELEVANCE_BONUS = 0.1;

export const createKnowledge = (articles: readonly Source[]): Knowledge => {
  const language = detectLanguage(articles.map(({ title, text }) => `${title} ${text}`));
  const all = articles.flatMap((article) => {
    const headingTerms = new Set(terms(headingOf(article).join(' '), language));
    return passages(article.text).map((text) => ({
      article,
      text,
      headingTerms,
      textTerms: new Set(terms(text, language)),
    }));
  });
  const rows = all.map((row, id): Passage => ({ id, ...row }));
  const index = createIndex(rows, language);
  const vocabulary = vocabularyOf(rows, index);
  const phrasings = new Map<string, Phrasing[]>(
    articles.map((article) => [article.id, headingOf(article).map((text) => phrasing(text, language, vocabulary))]),
  );

  const search = (question: string, before = ''): Hit[] => {
    const wants = wanted(asked(question, language, before), vocabulary);
    const little = functionWords(question, language);
    const forms = [...new Set(wants.flatMap((want) => [...want.forms.keys()]))];
    const results = index.search(forms.join(' '));
    const top = results[0]?.score ?? 1;
    const alike = ({ id }: Source): number =>
      Math.max(0, ...(phrasings.get(id) ?? []).map((one) => likeness(wants, little, one)));
    const ranked = results
      .flatMap((result) => {
        const row = rows[result.id];
        if (row === undefined) return [];
        const like = alike(row.article);
        const confidence = Math.max(coverage(wants, presenceIn(row)), like);
        const heading = coverage(wants, inside(row.headingTerms));
        const rank =
          confidence + HEADING_BONUS * heading + PHRASING_BONUS * like + (RELEVANCE_BONUS * result.score) / top;
        return [{ row, confidence, rank }];
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

/** What an article says that it is about. */
export const headingOf = ({ title, questions = [] }: Source): string[] => [title, ...questions];

const presenceIn =
  ({ headingTerms, textTerms }: Passage): Presence =>
  (form) =>
    headingTerms.has(form) ? HEADING : textTerms.has(form) ? TEXT : 0;

const createIndex = (rows: readonly Passage[], language: Language): MiniSearch<Passage> => {
  const index = new MiniSearch<Passage>({
    fields: ['heading', 'text'],
    extractField: (row, field) =>
      field === 'id'
        ? row.id
        : terms(field === 'heading' ? headingOf(row.article).join(' ') : row.text, language).join(' '),
    tokenize: (text) => text.split(' ').filter((term) => term !== ''),
    processTerm: (term) => term,
    searchOptions: { boost: { heading: HEADING_BOOST }, combineWith: 'OR' },
  });
  index.addAll(rows);
  return index;
};

/** One letter wrong in a word of six, two in a word of nine. */
const typos = (term: string): number => (term.length >= 9 ? 2 : term.length >= 6 ? 1 : 0);

const vocabularyOf = (rows: readonly Passage[], index: MiniSearch<Passage>): Vocabulary => {
  const frequency = new Map<string, number>();
  for (const row of rows)
    for (const term of new Set([...row.headingTerms, ...row.textTerms]))
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
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
