import { Lexer, type Token, type Tokens } from 'marked';
import type { Capabilities } from './capabilities.ts';

/*
 * The one rich form of messages is a small part of Markdown: bold, italics, struck out, code, links, lists, quotes.
 * Whatever else somebody writes stands for itself, as they wrote it.
 */

type Marks = Exclude<Capabilities['marks'], 'markdown'>;

const WRAPS: Record<Marks, Record<'strong' | 'em' | 'del' | 'codespan', string>> = {
  plain: { strong: '', em: '', del: '', codespan: '' },
  whatsapp: { strong: '*', em: '_', del: '~', codespan: '`' },
};
const BULLETS: Record<Marks, string> = { plain: '• ', whatsapp: '- ' };

/** A text in the rich form, as a platform writes it. */
export const written = (text: string, marks: Capabilities['marks']): string =>
  marks === 'markdown' ? text : blocks(Lexer.lex(text), marks).trim();

/** One below the other, with a free line where there was one. */
const blocks = (tokens: readonly Token[], marks: Marks): string => {
  let [result, gap] = ['', ''];
  for (const token of tokens) {
    if (token.type === 'space') {
      gap = '\n\n';
      continue;
    }
    result += (result && (gap || '\n')) + block(token, marks);
    gap = token.raw.endsWith('\n\n') ? '\n\n' : '';
  }
  return result;
};

const block = (token: Token, marks: Marks): string => {
  switch (token.type) {
    case 'paragraph':
    case 'text':
      return inline(token.tokens ?? [token], marks);
    case 'list':
      return list(token as Tokens.List, marks);
    case 'code':
      if (!token.raw.startsWith('`')) return token.raw.trimEnd();
      return marks === 'whatsapp' ? `\`\`\`${token.text}\`\`\`` : token.text;
    case 'blockquote':
      return indented(blocks(token.tokens ?? [], marks), '> ', '> ');
    default:
      return token.raw.trimEnd();
  }
};

const list = ({ items, ordered, start }: Tokens.List, marks: Marks): string =>
  items
    .map((item, i) => {
      const mark = ordered ? `${Number(start) + i}. ` : BULLETS[marks];
      return indented(blocks(item.tokens, marks), mark, '  ');
    })
    .join('\n');

const indented = (text: string, first: string, others: string): string =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? first : others) + line)
    .join('\n');

const inline = (tokens: readonly Token[], marks: Marks): string =>
  tokens
    .map((token, i) => {
      if (isWithinWord(token, tokens[i - 1], tokens[i + 1])) return token.raw;
      switch (token.type) {
        case 'strong':
        case 'em':
        case 'del':
          return wrapped(inline(token.tokens ?? [], marks), WRAPS[marks][token.type]);
        case 'codespan':
          return wrapped(token.text, WRAPS[marks].codespan);
        case 'link':
          return link(inline(token.tokens ?? [], marks), token.href);
        case 'br':
          return '\n';
        case 'text':
        case 'escape':
          return token.text;
        default:
          return token.raw;
      }
    })
    .join('');

/** In `3*4*5` nobody stresses the 4. */
const isWithinWord = ({ raw }: Token, before: Token | undefined, after: Token | undefined): boolean =>
  raw.startsWith('*') && (/[\p{L}\p{N}]$/u.test(before?.raw ?? '') || /^[\p{L}\p{N}]/u.test(after?.raw ?? ''));

const wrapped = (text: string, mark: string): string => (text === '' ? '' : mark + text + mark);

const link = (label: string, href: string): string =>
  label === '' || href === label || href === `mailto:${label}` || href === `http://${label}`
    ? label || href
    : `${label} (${href})`;
