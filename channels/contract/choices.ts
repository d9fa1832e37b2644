/** Answers to choose from, for a platform that has nothing to tap. */
export const numbered = (choices: readonly string[]): string =>
  choices.map((choice, i) => `${i + 1}. ${choice}`).join('\n');

/** The choice that somebody means who was given a numbered list: its number, or its words; null when it is neither. */
export const chosenBy = (text: string, choices: readonly string[]): string | null => {
  const said = text.trim().toLowerCase();
  const number = /^\(?(\d{1,2})[.)]?$/.exec(said)?.[1];
  if (number !== undefined) return choices[Number(number) - 1] ?? null;
  return choices.find((choice) => choice.toLowerCase() === said) ?? null;
};
