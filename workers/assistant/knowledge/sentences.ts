const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Without marks that only a formatted page understands. */
const unmarked = (line: string): string =>
  line
    .replace(/^\s*(?:#{1,6}\s+|>\s+)/, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '$1 ($2)')
    .trim();

const isItem = (line: string): boolean => /^(?:[-*•–]|\d{1,2}[.)])\s+/.test(line);

/** The sentences of a text. A list stays with the line that announces it. */
export const sentences = (text: string): string[] => {
  const found: string[] = [];
  let open = false;
  for (const line of text.split('\n').map(unmarked)) {
    if (line === '') continue;
    const previous = found.at(-1);
    if (isItem(line) && open && previous !== undefined) {
      found[found.length - 1] = `${previous}\n${line}`;
      continue;
    }
    found.push(...Array.from(segmenter.segment(line), ({ segment }) => segment.trim()).filter((part) => part !== ''));
    open = line.endsWith(':');
  }
  return found;
};

/** Shorter than this, one passage holds it all; longer texts are cut between paragraphs. UTF-16 units. */
const PASSAGE = 700;

/** An article in pieces that are each about one thing. */
export const passages = (text: string): string[] => {
  const found: string[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    const previous = found.at(-1);
    if (previous !== undefined && previous.length + paragraph.length <= PASSAGE)
      found[found.length - 1] = `${previous}\n\n${paragraph}`;
    else found.push(paragraph);
  }
  return found.filter((passage) => passage.trim() !== '');
};
