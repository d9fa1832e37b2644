import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { childProgram } from '#channels/whatsapp-web/program.ts';

let built: string;
beforeEach(async () => {
  built = await mkdtemp(join(tmpdir(), 'built-'));
});
afterEach(() => rm(built, { recursive: true }));

test('the browser’s program is found beside its source', () => {
  expect(childProgram()).toEqual({
    path: join(process.cwd(), 'channels/whatsapp-web/child-main.ts'),
    execArgv: ['--import', 'tsx'],
  });
});

test.each(['chunk.js', 'workers/main.js', 'embedded/start/main.js'])(
  'and where it was built, from %s',
  async (from) => {
    const program = join(built, 'channels/whatsapp-web/child-main.js');
    await mkdir(join(built, 'channels/whatsapp-web'), { recursive: true });
    await writeFile(program, '');
    expect(childProgram(pathToFileURL(join(built, from)).href)).toEqual({ path: program, execArgv: [] });
  },
);

test('a build without it says what to do', () => {
  expect(() => childProgram(pathToFileURL(join(built, 'chunk.js')).href)).toThrow('npm run build');
});
