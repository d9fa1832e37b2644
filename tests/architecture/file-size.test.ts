import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const LONGEST = 250;
const LARGEST_MEDIAN = 60;

interface Source {
  path: string;
  lines: number;
  /** True when the first comment says why the file is long. */
  explained: boolean;
}

/** Known to git or about to be: what is built or installed is nobody's style. */
function sources(): Source[] {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: project,
    encoding: 'utf8',
  });
  return files
    .split('\n')
    .filter((path) => /\.(ts|mjs|cjs|svelte)$/.test(path) && !path.endsWith('.generated.ts'))
    .flatMap(measure);
}

function measure(path: string): Source[] {
  let text: string;
  try {
    text = readFileSync(resolve(project, path), 'utf8');
  } catch {
    return [];
  }
  const first = /^\s*(?:<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|(?:\/\/.*\n)+)/.exec(text)?.[0] ?? '';
  return [{ path, lines: text.trimEnd().split('\n').length, explained: /\blong\b/i.test(first) }];
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

describe('source files', () => {
  const all = sources();

  it('are found', () => {
    expect(all.length).toBeGreaterThan(50);
  });

  it(`have no more than ${LONGEST} lines, or say in their first comment why they are long`, () => {
    const tooLong = all.filter(({ lines, explained }) => lines > LONGEST && !explained);
    expect(tooLong.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  it(`have a median of at most ${LARGEST_MEDIAN} lines`, () => {
    const shipped = all.filter(({ path }) => !path.startsWith('tests/'));
    expect(median(shipped.map(({ lines }) => lines))).toBeLessThanOrEqual(LARGEST_MEDIAN);
  });
});
