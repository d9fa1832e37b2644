import type { Language } from '../language/language.ts';
import { terms } from '../language/terms.ts';
import type { Hit } from './knowledge.ts';
import { coverage } from './match.ts';
import { sentences } from './sentences.ts';

/** An answer is read in a chat bubble. UTF-16 units. */
const LONGEST = 420;
const MOST = 3;
/** A sentence belongs to the answer when it says at least this share of what the best one says. */
const NEAR_THE_BEST = 0.6;
/** A sentence with a number answers `when` and `how much` better than one without. */
const NUMBER_BONUS = 0.15;
/** Such a sentence is not understood without the one before it. */
const LEANS_ON_PREVIOUS =
  /^(?:it|its|they|their|them|this|that|these|those|he|she|otherwise|also|then|er|es|sie|dies|diese|dazu|dann|au(?:ß|ss)erdem)\b/i;

/** The sentences of the passage that answer the question, in their own order and in the article's own words. */
export const extract = (hit: Hit, language: Language): string => {
  const all = sentences(hit.passage);
  const asksForNumber = hit.wants.some((want) => want.from === 'questionWord');
  const scored = all.map((sentence, position) => {
    const share = coverage(hit.wants, new Set(terms(sentence, language)));
    return { position, score: share + (asksForNumber && /\d/.test(sentence) ? NUMBER_BONUS : 0), share };
  });
  const ranked = scored.toSorted((a, b) => b.score - a.score || a.position - b.position);
  const [best] = ranked;
  // The title alone answers to the question: what the article begins with is the best that can be quoted.
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
