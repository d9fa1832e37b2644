import type { Story } from './checker.ts';

/**
 * What was said to a customer, and what came of it at the other system, in the order of its coming. The bot says the same words
 * more than once: what came is the next message of these words, or the last of them once more.
 */
export const heardOf = (said: readonly string[], came: readonly string[]): Story => {
  const sent = said.map((text, i) => `${i}: ${text}`);
  const left = new Map<string, string[]>();
  for (const [i, text] of said.entries()) left.set(text, [...(left.get(text) ?? []), sent[i] ?? '']);
  const recorded = came.map((text) => {
    const names = left.get(text) ?? [text];
    return (names.length > 1 ? names.shift() : names[0]) ?? text;
  });
  return { sent, recorded };
};

/**
 * Without what did not come and is shown as uncertain: that is not lost, a person decides about it.
 * @param uncertain the places in the timeline of what is shown so
 */
export const expectedOf = (
  said: readonly { seq: number; text: string }[],
  came: readonly string[],
  uncertain: ReadonlySet<number>,
): string[] => {
  const absent = new Map<string, number>();
  for (const { text } of said) absent.set(text, (absent.get(text) ?? 0) + 1);
  for (const text of came) absent.set(text, (absent.get(text) ?? 0) - 1);
  return said.flatMap(({ seq, text }) => {
    const left = absent.get(text) ?? 0;
    if (left <= 0 || !uncertain.has(seq)) return [text];
    absent.set(text, left - 1);
    return [];
  });
};

/** What came although nobody has said it. */
export const unsaid = ({ sent, recorded }: Story): string[] => recorded.filter((text) => !sent.includes(text));
