import type { TextLimit } from './capabilities.ts';

const bytes = new TextEncoder();

/** How much a text is, in the unit of a limit. */
export const lengthIn = (text: string, unit: TextLimit['unit']): number =>
  unit === 'utf16' ? text.length : bytes.encode(text).length;

/** Where a text is best cut, the best first; the cut is behind what matches. */
const SEAMS = [/\n{2,}/g, /\n/g, /(?<=[.!?…。！？])\s+/g, /\s+/g];
/** A seam so early leaves too little before it: a later one of the next kind is better. */
const LEAST = 0.5;

/**
 * Cuts a text into parts that fit a limit: between paragraphs, lines, sentences or words, and within a word only where one
 * is longer than the limit; never within what is read as one character. Nothing but space at the seams is lost.
 */
export const splitText = (text: string, limit: TextLimit): string[] => {
  const parts: string[] = [];
  let rest = text.trim();
  while (lengthIn(rest, limit.unit) > limit.most) {
    const room = longestStart(rest, limit);
    const at = seamIn(rest, room.length) ?? room.length;
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
};

/** As many whole characters as fit, and at least one. */
const longestStart = (text: string, { most, unit }: TextLimit): string => {
  let [taken, size] = [0, 0];
  // No character takes less than one unit, so no more than these can fit.
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text.slice(0, most + LONGEST_CHARACTER),
  )) {
    const next = size + lengthIn(segment, unit);
    if (next > most && taken > 0) break;
    taken += segment.length;
    size = next;
  }
  return text.slice(0, taken);
};
const LONGEST_CHARACTER = 64;

const seamIn = (text: string, room: number): number | undefined => {
  for (const seam of SEAMS) {
    let last: number | undefined;
    for (const { 0: space, index } of text.slice(0, room + 1).matchAll(seam))
      if (index > 0 && index <= room) last = Math.min(index + space.length, room);
    if (last !== undefined && last >= room * (seam === SEAMS.at(-1) ? 0 : LEAST)) return last;
  }
  return undefined;
};
