const WARN = 40;
const FATAL = 60;

interface Entry {
  level?: unknown;
  msg?: unknown;
  err?: { message?: unknown };
}

/** What the terminal shows of a line in a child's log: warnings and errors, in a few words. Else undefined. */
export function shortForm(name: string, line: string): string | undefined {
  const entry = parse(line);
  if (entry === undefined) return /^(\w*Error|FATAL)\b.*/.test(line) ? `${name}: ${line}` : undefined;
  if (typeof entry.level !== 'number' || entry.level < WARN) return undefined;
  const words = [entry.msg, entry.err?.message].filter((part) => typeof part === 'string' && part !== '');
  return `${name}: ${[...new Set(words)].join(': ') || 'an error without words'}`;
}

/** The words of a line with which a program ends, undefined for any other. */
export function lastWordsIn(line: string): string | undefined {
  const entry = parse(line);
  if (entry?.level !== FATAL) return undefined;
  return [entry.msg, entry.err?.message].filter((part) => typeof part === 'string' && part !== '').join(': ');
}

function parse(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}
