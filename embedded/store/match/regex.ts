import type { BSONRegExp } from 'bson';
import { badValue, CommandError, refuse } from '../errors.ts';
import { bsonType } from '../value/types.ts';

/** A regular expression of a query, with the text it came from for equality with stored ones. */
export interface Regex {
  readonly source: string;
  readonly options: string;
  readonly js: RegExp;
}

export function isRegex(value: unknown): boolean {
  return value instanceof RegExp || bsonType(value) === 'BSONRegExp';
}

/** From a stored or sent regular expression, or `$regex` with its `$options`. */
export function toRegex(value: unknown, options?: unknown): Regex {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (typeof value === 'string') return build(value, options ?? '');
  if (!isRegex(value)) throw badValue('$regex has to be a string');
  const { source, flags } = partsOf(value as RegExp | BSONRegExp);
  if (options !== undefined && options !== '' && flags !== '')
    throw new CommandError(51_075, 'Location51075', 'options set in both $regex and $options');
  return build(source, options || flags);
}

function partsOf(sent: RegExp | BSONRegExp): { source: string; flags: string } {
  if (sent instanceof RegExp) return { source: sent.source, flags: sent.flags.replaceAll(/[^imsx]/g, '') };
  return { source: sent.pattern, flags: sent.options };
}

function build(source: string, options: string): Regex {
  if (/[^imsu]/.test(options)) throw refuse(`The regular expression option in '${options}'`);
  const flags = [...new Set(`${options.replaceAll('u', '')}u`)].join('');
  try {
    return { source, options, js: new RegExp(translate(source, options), flags) };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw refuse(`The regular expression /${source}/`);
  }
}

/**
 * PCRE's reading of a pattern in JavaScript's words, where the two differ:
 * `.` excludes only \n, `$` also stands before a last \n, \s is ASCII, and any punctuation may be escaped.
 */
function translate(source: string, options: string): string {
  let out = '';
  let inClass = false;
  for (let i = 0; i < source.length; i++) {
    const char = source[i] ?? '';
    if (char === '\\') {
      i += 1;
      out += escaped(source[i] ?? '', inClass);
    } else if (inClass) {
      if (char === '[' && source[i + 1] === ':') throw refuse('A POSIX class in a regular expression');
      out += char === '[' ? '\\[' : char;
      inClass = char !== ']';
    } else {
      inClass = char === '[';
      out += outsideClass(char, options);
    }
  }
  return out;
}

function outsideClass(char: string, options: string): string {
  if (char === '.' && !options.includes('s')) return '[^\\n]';
  if (char === '$' && !options.includes('m')) return '(?=\\n?$)';
  if (char === '^' && options.includes('m')) return '(?<![^\\n])';
  if (char === '$') return '(?![^\\n])';
  return char;
}

const spaces = ' \\t\\n\\v\\f\\r';

function escaped(char: string, inClass: boolean): string {
  if (char === 's') return inClass ? spaces : `[${spaces}]`;
  if (char === 'S' && !inClass) return `[^${spaces}]`;
  if (char === 'A' && !inClass) return '(?<![\\s\\S])';
  if (char === 'z' && !inClass) return '(?![\\s\\S])';
  if (/[a-zA-Z0-9]/.test(char) || '^$\\.*+?()[]{}|/'.includes(char)) return `\\${char}`;
  return inClass && char === '-' ? '\\-' : char;
}
