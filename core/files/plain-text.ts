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
 * In every code page of one byte a character what is looked for has the bytes that it has in UTF-8, so which one it is need not
 * be known: what is no UTF-8 is decoded to a mark in the place of each such byte.
 * @throws FileRefused for anything else
 */
export const plainTextType = async (path: string, name: string): Promise<string> => {
  const decoder = new TextDecoder('utf-8');
  let tail = '';
  const look = (text: string): void => {
    const seen = tail + text;
    if (CONTROL.test(text))
      throw new FileRefused('This kind of file is not kept here. If it is text, save it as UTF-8 and send it again.');
    if (ACTIVE.test(seen))
      throw new FileRefused('Pages, drawings and scripts (HTML, SVG, XML and the like) are not kept here.');
    tail = seen.slice(-OVERLAP);
  };
  for await (const piece of createReadStream(path) as AsyncIterable<Uint8Array>)
    look(decoder.decode(piece, { stream: true }));
  look(decoder.decode());
  const type = TYPES[extname(name).toLowerCase()];
  if (type === undefined) throw new FileRefused('This kind of file is not kept here.');
  return type;
};
