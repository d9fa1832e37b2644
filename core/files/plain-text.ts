import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { FileRefused } from './refused.ts';

/** What a browser, or a double click, might take for more than text. */
const ACTIVE =
  /<\s*(?:!doctype|\?xml|html|head|body|svg|script|iframe|object|embed|meta|link|style|form)\b|^#!|<\?php|javascript:/i;
/** As long as anything that is looked for, so that nothing is missed between two pieces. */
const OVERLAP = 64;
// Tab, line feed, form feed and carriage return are text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

const TYPES: Record<string, string> = {
  '': 'text/plain',
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.log': 'text/plain',
  '.md': 'text/plain',
  '.json': 'text/plain',
  '.csv': 'text/csv',
  '.tsv': 'text/plain',
};

/**
 * The type of a file that is nothing but text. Names only narrow it down: text has no mark of its own in its bytes.
 * @throws FileRefused for anything else
 */
export const plainTextType = async (path: string, name: string): Promise<string> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let tail = '';
  const look = (text: string): void => {
    const seen = tail + text;
    if (CONTROL.test(text)) throw new FileRefused('This kind of file is not kept here.');
    if (ACTIVE.test(seen))
      throw new FileRefused('Pages, drawings and scripts (HTML, SVG, XML and the like) are not kept here.');
    tail = seen.slice(-OVERLAP);
  };
  for await (const piece of createReadStream(path) as AsyncIterable<Uint8Array>) look(decoded(decoder, piece));
  look(decoded(decoder));
  const type = TYPES[extname(name).toLowerCase()];
  if (type === undefined) throw new FileRefused('This kind of file is not kept here.');
  return type;
};

const decoded = (decoder: TextDecoder, piece?: Uint8Array): string => {
  try {
    return decoder.decode(piece, { stream: piece !== undefined });
  } catch {
    throw new FileRefused('This kind of file is not kept here. If it is text, save it as UTF-8 and send it again.');
  }
};
