const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How well a command fits what is typed, 0 to 1: every word has to be in it, at the beginning of a word at best. */
export const likeness = (label: string, typed: string): number => {
  const text = plain(label);
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const scores = words.map((word) => {
    if (text.startsWith(word)) return 1;
    if (text.includes(` ${word}`)) return 0.8;
    return text.includes(word) ? 0.4 : 0;
  });
  return scores.includes(0) ? 0 : Math.max(...scores, words.length === 0 ? 1 : 0);
};
