import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTypeScriptConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const project = resolve(import.meta.dirname, '../..');
const config = createRequire(import.meta.url)(join(project, '.dependency-cruiser.cjs'));

export const ruleNames: string[] = config.forbidden.map(({ name }: { name: string }) => name);

/** A made-up project: the path of each file, and what it imports ('type ./a.ts' takes types alone). */
export type Tree = Record<string, string[]>;

/** Applies the project's own rules to a made-up one. Returns `rule: from → to` for each violation, sorted. */
export async function violations(tree: Tree): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-rules-'));
  const before = process.cwd();
  try {
    write(folder, tree);
    process.chdir(folder);
    const rooms = [...new Set(Object.keys(tree).map((path) => path.split('/')[0] ?? ''))];
    const { options, forbidden } = config;
    const result = await cruise(
      rooms,
      { ...options, ruleSet: { forbidden }, validate: true, baseDir: folder },
      undefined,
      { tsConfig: extractTypeScriptConfig(join(project, 'tsconfig.json')) },
    );
    return (result.output as ICruiseResult).summary.violations
      .map(({ rule, from, to }) => `${rule.name}: ${from}${from === to ? '' : ` → ${to}`}`)
      .sort();
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(folder: string, tree: Tree): void {
  for (const file of ['package.json', 'tsconfig.json']) {
    writeFileSync(join(folder, file), readFileSync(join(project, file)));
  }
  for (const name of packages(tree)) stub(join(folder, 'node_modules', name), name);
  for (const [path, imports] of Object.entries(tree)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), source(imports));
  }
}

function source(imports: string[]): string {
  const lines = imports.map((target, index) =>
    target.startsWith('type ')
      ? `import type * as i${index} from '${target.slice(5)}';\nexport type U${index} = typeof i${index};`
      : `import * as i${index} from '${target}';\nexport const u${index} = i${index};`,
  );
  return [...lines, 'export const own = 1;'].join('\n');
}

/** What is imported by a bare name. */
function packages(tree: Tree): string[] {
  return [...new Set(Object.values(tree).flat())].filter((target) => !/^[.#]|^node:|^type /.test(target));
}

function stub(folder: string, name: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
  writeFileSync(join(folder, 'index.js'), '');
}
