import type { Citation } from '#core/domain/conversation/commands.ts';
import { extract } from '../knowledge/extract.ts';
import { createKnowledge, type Hit, type Knowledge } from '../knowledge/knowledge.ts';
import { type Line, saidBy } from '../spoken.ts';
import { openQuestions, saidBefore } from './questions.ts';

/**
 * What was found for the customer's open questions. `certain`: each covers most of its question.
 * `from` names the agent whose words are quoted where it is no article.
 */
export type Found = { text: string; citations: Citation[]; certain: boolean; from: string | null };

/** Below this share of the question an answer would be a guess. Chosen on the questions of the tests. */
export const THRESHOLD = 0.5;
/** From here on the answer needs no apology. */
export const CERTAIN = 0.62;
/** A customer who asks more at once is answered the first ones. */
const ANSWERS = 2;

type Best = { hit: Hit; question: string; from: string | null };

/** The best article for a question, or what an agent told this customer where that says more. */
const best = (question: string, before: string, knowledge: Knowledge, lines: readonly Line[]): Best | null => {
  const [hit] = knowledge.search(question, before);
  const known = hit && hit.confidence > THRESHOLD ? hit : null;
  const told = saidBy(lines, 'agent').map((line) => ({ id: line.name, title: '', text: line.text }));
  const [said] = told.length > 0 ? createKnowledge(told.toReversed()).search(question, before) : [];
  if (said && said.confidence > Math.max(CERTAIN, known?.confidence ?? 0))
    return { hit: said, question, from: said.article.id };
  return known && { hit: known, question, from: null };
};

/** Null: nothing that could honestly be called an answer. */
export const lookUp = (knowledge: Knowledge, lines: readonly Line[]): Found | null => {
  const earlier = saidBefore(lines);
  const found: Best[] = [];
  for (const question of openQuestions(lines)) {
    const before = question.leaning ? question.before || earlier : '';
    const one = best(question.text, before, knowledge, lines);
    if (one && !found.some(({ hit }) => hit.article.id === one.hit.article.id)) found.push(one);
  }
  const answers = found.slice(0, ANSWERS);
  if (answers.length === 0) return null;
  return {
    text: answers.map(({ hit, question }) => extract(hit, question, knowledge.language)).join('\n\n'),
    citations: answers
      .filter(({ from }) => from === null)
      .map(({ hit: { article } }) => ({ articleId: article.id, title: article.title })),
    certain: answers.every(({ hit }) => hit.confidence >= CERTAIN),
    from: answers.find(({ from }) => from !== null)?.from ?? null,
  };
};
