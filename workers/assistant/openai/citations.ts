import type { Citation } from '#core/domain/conversation/commands.ts';
import type { Source } from '../knowledge/knowledge.ts';

/** `[1]`, `[1, 3]`: how the model is asked to name the articles that it used. */
const MARKER = /[ \t]*\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]/g;
/** The beginning of a marker that has not arrived completely. */
const UNFINISHED = /[ \t]*\[[\d,\s]{0,12}$/;

const numbers = (list: string): number[] => list.split(',').map(Number);

/** The number with which the model says that it does not know. */
const UNKNOWN = 0;
export const saysUnknown = (text: string): boolean =>
  [...text.matchAll(MARKER)].some(([, list = '']) => numbers(list).includes(UNKNOWN));

/** Without the markers that were agreed upon; other brackets are the text's own. */
export const withoutMarkers = (text: string, articles: readonly Source[]): string =>
  text.replace(MARKER, (all, list: string) =>
    numbers(list).every((number) => number === UNKNOWN || articles[number - 1] !== undefined) ? '' : all,
  );

export const draftOf = (text: string, articles: readonly Source[]): string =>
  withoutMarkers(text, articles).replace(UNFINISHED, '');

/** The articles that the text names, each once, in the order of the text. Only what was given can be cited. */
export const citationsOf = (text: string, articles: readonly Source[]): Citation[] => {
  const cited = new Map<string, Citation>();
  for (const [, list = ''] of text.matchAll(MARKER))
    for (const number of numbers(list)) {
      const article = articles[number - 1];
      if (article) cited.set(article.id, { articleId: article.id, title: article.title });
    }
  return [...cited.values()];
};
