/** A piece of a message. Everything is drawn as text; `href` is only ever http or https. */
export type Piece = { text: string; bold: boolean; href: string | null };

const LINK = /https?:\/\/[^\s<>"'`]+/gi;
const BOLD = /\*\*(?=\S)([^*]+?)(?<=\S)\*\*/g;

export const piecesOf = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(BOLD)) {
    pieces.push(...linked(text.slice(from, match.index), false), ...linked(match[1] ?? '', true));
    from = match.index + match[0].length;
  }
  return [...pieces, ...linked(text.slice(from), false)];
};

const linked = (text: string, bold: boolean): Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trimmed(match[0]);
    if (!URL.canParse(link)) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), bold, href: null });
    pieces.push({ text: link, bold, href: new URL(link).href });
    from = match.index + link.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), bold, href: null });
  return pieces;
};

/** The sentence's own punctuation is not part of the address; a bracket is, when it was opened inside. */
const trimmed = (link: string): string => {
  const bare = link.replace(/[.,;:!?…]+$/, '');
  return bare.endsWith(')') && !bare.includes('(') ? trimmed(bare.slice(0, -1)) : bare;
};
