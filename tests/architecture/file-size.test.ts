import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

/** What is built, installed or kept is nobody's style. */
const LEFT_OUT = /^(node_modules|dist|data|coverage|\..+)$/;

/** Paths from the project's folder. A machine that runs the tests need not have git. */
function files(folder = '.'): string[] {
  return readdirSync(resolve(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return LEFT_OUT.test(entry.name) ? [] : files(path);
  });
}

function sources(): Source[] {
  return files()
    .filter((path) => /\.(ts|mjs|cjs|svelte)$/.test(path) && !path.endsWith('.generated.ts'))
    .map(measure);
}

function measure(path: string): Source {
  const text = readFileSync(resolve(project, path), 'utf8');
  const first = /^\s*(?:<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|(?:\/\/.*\n)+)/.exec(text)?.[0] ?? '';
  return { path, lines: text.trimEnd().split('\n').length, explained: /\blong\b/i.test(first) };
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
