import { sentences } from '../knowledge/sentences.ts';
import { plain } from '../language/language.ts';
import { type Line, saidBy, unanswered } from '../spoken.ts';

const ASKS =
  /^(?:and |but |so |also |or |und |aber |oder )?(?:who|what|when|where|which|why|how|can|could|do|does|did|is|are|was|were|will|would|should|may|have|has|am|wer|was|wann|wo|wohin|welche[rsnm]?|warum|wieso|wie|kann|konn(?:en|te)|ist|sind|habt|haben|hat|gibt|darf|wird)\b/u;
/** Two questions in one sentence. */
const TWO =
  /\s*\b(?:and|und)\b\s+(?=(?:what|when|where|who|why|how|do|does|is|are|can|could|will|was|wann|wo|wie|kann|gibt|habt|haben)\b)/iu;
/** Only understood together with what was said before it. */
const FOLLOWS_ON = /^(?:and|what about|how about|also|or|und|was ist mit|wie sieht es mit|oder)\b/u;
const STANDS_FOR =
  /\b(?:it|its|they|them|their|these|those|this|that|one|ones|there|him|her|he|she|es|er|sie|ihn|diese[rsn]?|das|dort)\b/u;

export const isQuestion = (sentence: string): boolean => sentence.endsWith('?') || ASKS.test(plain(sentence));

/** `leaning`: not to be understood without what was said before. `before`: the sentences of the same turn before it. */
export type Question = { text: string; leaning: boolean; before: string };

const FEW_WORDS = 7;
const leans = (text: string): boolean => {
  const bare = plain(text);
  return FOLLOWS_ON.test(bare) || (STANDS_FOR.test(bare) && bare.split(/\s+/).length <= FEW_WORDS);
};

/** What the customer asks now, each question for itself; where nothing looks like one, all that they wrote. */
export const openQuestions = (lines: readonly Line[]): Question[] => {
  const said = unanswered(lines).flatMap((line) => sentences(line.text));
  const parts = said.flatMap((sentence) => (isQuestion(sentence) ? sentence.split(TWO) : [sentence]));
  const questions = parts.flatMap((text, i) =>
    isQuestion(text) ? [{ text, leaning: leans(text), before: parts.slice(0, i).join(' ') }] : [],
  );
  if (questions.length > 0 || said.length === 0) return questions;
  const all = said.join(' ');
  return [{ text: all, leaning: leans(all), before: '' }];
};

/** What the customer wrote before, which "And on Sundays?" leans on. */
export const saidBefore = (lines: readonly Line[]): string => {
  const open = new Set(unanswered(lines));
  const earlier = saidBy(lines, 'customer').filter((line) => !open.has(line));
  return earlier.at(-1)?.text ?? '';
};
