import { LANGUAGES, type Language, plain } from '../language/language.ts';
import { terms } from '../language/terms.ts';
import { type Hit, headingOf, type Source } from './knowledge.ts';
import { coverage, inside } from './match.ts';
import { sentences } from './sentences.ts';

/** An answer is read in a chat bubble. UTF-16 units. */
const LONGEST = 300;
const MOST = 2;
/** A sentence belongs to the answer when it says at least this share of what the best one says. */
const NEAR_THE_BEST = 0.7;
/** A sentence that shows what was asked for, a time or an amount, answers better than one without. */
const SHOWN = 0.3;
/** What the heading says already tells one sentence from another less than what only the text says. */
const IN_HEADING = 0.5;
/** Such a sentence goes on about what the one before speaks of. */
const INHERITED = 0.5;
/** Such a sentence is not understood without the one before it. */
const LEANS_ON_PREVIOUS =
  /^(?:it|its|they|their|them|this|that|these|those|he|she|otherwise|also|then|er|es|sie|dies|diese|dazu|dann|au(?:ß|ss)erdem)\b/i;
const GOES_ON = /\b(?:it|them|this|these|es|sie|ihn)\b/i;

type Sentence = { text: string; terms: ReadonlySet<string> };
type Analysed = { heading: ReadonlySet<string>; passages: (text: string) => readonly Sentence[] };
/** Of the articles that are asked for; it goes with them. */
const kept = new WeakMap<Source, Analysed>();

const analysed = (article: Source, language: Language): Analysed => {
  const before = kept.get(article);
  if (before) return before;
  const known = new Map<string, readonly Sentence[]>();
  const passages = (passage: string): readonly Sentence[] => {
    const found =
      known.get(passage) ??
      sentences(passage).map((text): Sentence => ({ text, terms: new Set(terms(text, language)) }));
    known.set(passage, found);
    return found;
  };
  const made = { heading: new Set(terms(headingOf(article).join(' '), language)), passages };
  kept.set(article, made);
  return made;
};

/** The sentences of the passage that answer the question, in their own order and in the article's own words. */
export const extract = (hit: Hit, question: string, language: Language): string => {
  const { heading, passages } = analysed(hit.article, language);
  const said = passages(hit.passage);
  const all = said.map(({ text }) => text);
  const wants = hit.wants.map((want) => ({
    ...want,
    weight: want.weight * ([...want.forms.keys()].some((form) => heading.has(form)) ? IN_HEADING : 1),
  }));
  const shown = LANGUAGES[language].shows.filter((kind) => kind.question.test(plain(question)));
  const shares = said.map((sentence) => coverage(wants, inside(sentence.terms)));
  const scored = all.map((sentence, position) => {
    const inherited = GOES_ON.test(sentence) ? INHERITED * (shares[position - 1] ?? 0) : 0;
    const share = Math.max(shares[position] ?? 0, inherited);
    return { position, score: share + (share > 0 && shown.some(({ answer }) => answer.test(sentence)) ? SHOWN : 0) };
  });
  const ranked = scored.toSorted((a, b) => b.score - a.score || a.position - b.position);
  const [best] = ranked;
  // The heading alone answers to the question: what the article begins with is the best that can be quoted.
  if (best === undefined || best.score === 0) return join(fitting(all, [...all.keys()]), all);
  const chosen = ranked.filter(({ score }) => score >= best.score * NEAR_THE_BEST).slice(0, MOST);
  const positions = chosen.flatMap(({ position }) =>
    position > 0 && LEANS_ON_PREVIOUS.test(all[position] ?? '') ? [position, position - 1] : [position],
  );
  return join(fitting(all, [...new Set(positions)]), all);
};

/** As many as fit, the most important first; at least one. */
const fitting = (all: readonly string[], positions: readonly number[]): number[] => {
  const kept: number[] = [];
  let length = 0;
  for (const position of positions.slice(0, MOST + 1)) {
    const size = all[position]?.length ?? 0;
    if (kept.length > 0 && length + size > LONGEST) continue;
    kept.push(position);
    length += size + 1;
  }
  return kept.toSorted((a, b) => a - b);
};

const join = (positions: readonly number[], all: readonly string[]): string =>
  positions
    .map((position) => all[position] ?? '')
    .reduce((text, next) => {
      if (text === '') return next;
      return `${text}${next.includes('\n') || text.includes('\n') ? '\n' : ' '}${next}`;
    }, '');
