import type { Capabilities } from './capabilities.ts';

/** Answers to choose from, for a platform that has nothing to tap. */
export const numbered = (choices: readonly string[]): string =>
  choices.map((choice, i) => `${i + 1}. ${choice}`).join('\n');

/** Whether these choices stand in the text, numbered, as the platform has nothing to tap for them. */
export const areNumbered = (choices: readonly string[], tappable: Capabilities['choices']): boolean =>
  tappable === null ||
  choices.length > tappable.most ||
  choices.some((choice) => choice.length > (tappable.whole ?? tappable.title));

/** `2`, `2.`, `(2)`, and the keycap of a phone's emoji. */
const NUMBER = /^\(?(\d{1,2})(?:\uFE0F?\u20E3|[.)])?$/u;

/**
 * The choice that somebody means who was given a numbered list: its words, or its number; null when it is neither.
 * Words come first, as a choice may be a number.
 */
export const chosenBy = (text: string, choices: readonly string[]): string | null => {
  const said = text.trim().toLowerCase();
  const named = choices.find((choice) => choice.trim().toLowerCase() === said);
  if (named !== undefined) return named;
  const number = NUMBER.exec(said)?.[1];
  return number === undefined ? null : (choices[Number(number) - 1] ?? null);
};
