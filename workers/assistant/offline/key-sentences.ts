import { sentences } from '../knowledge/sentences.ts';
import type { Language } from '../language/language.ts';
import { terms } from '../language/terms.ts';
import { introduces } from './collect.ts';
import { isNo, isYes, personRule } from './intents.ts';
import { isQuestion } from './questions.ts';

const QUESTION = 0.5;
const NUMBER = 0.35;
/** So many words that matter make a sentence complete; more add nothing. */
const COMPLETE = 6;

type Candidate = { position: number; text: string; terms: Set<string> };

/** How much two sentences have in common, as TextRank measures it. */
const likeness = (a: Candidate, b: Candidate): number => {
  const shared = [...a.terms].filter((term) => b.terms.has(term)).length;
  return shared === 0 ? 0 : shared / (Math.log(1 + a.terms.size) + Math.log(1 + b.terms.size));
};

/** Neither a name, nor a request for a person, nor a yes says what the matter is. */
const saysSomething = ({ text, terms: { size } }: Candidate): boolean =>
  size > 0 && !introduces(text) && personRule(text) === null && !isYes(text) && !isNo(text);

/** The sentences that carry what a customer is about, in their order, none said twice. */
export const keySentences = (texts: readonly string[], language: Language, most: number): string[] => {
  const all = texts
    .flatMap(sentences)
    .map((text, position): Candidate => ({ position, text, terms: new Set(terms(text, language)) }))
    .filter(saysSomething);
  const ranked = all
    .map((candidate) => {
      const central = all.reduce((sum, other) => (other === candidate ? sum : sum + likeness(candidate, other)), 0);
      const score =
        Math.min(1, candidate.terms.size / COMPLETE) +
        central / Math.max(1, all.length - 1) +
        (isQuestion(candidate.text) ? QUESTION : 0) +
        (/\d/.test(candidate.text) ? NUMBER : 0);
      return { candidate, score };
    })
    .toSorted((a, b) => b.score - a.score || a.candidate.position - b.candidate.position);
  const chosen: Candidate[] = [];
  for (const { candidate } of ranked) {
    if (chosen.length === most) break;
    const said = chosen.some((other) => [...candidate.terms].every((term) => other.terms.has(term)));
    if (!said) chosen.push(candidate);
  }
  return chosen.toSorted((a, b) => a.position - b.position).map(({ text }) => text);
};
