import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const EXAMPLE = 'docs/examples/pigeon-post.ts';

test('the example of an adapter is short, runs, hears a letter and sends one', async () => {
  expect((await readFile(EXAMPLE, 'utf8')).trimEnd().split('\n').length).toBeLessThan(150);
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', EXAMPLE]);
  expect(stdout).toContain("parts: [ { kind: 'text', text: 'Where is my parcel?' } ]");
  expect(stdout).toContain("{ ok: true, ids: [ 'letter-1' ] }");
  expect(stdout).toContain('It is on its way. Anything else?\\n\\n1. Yes\\n2. No');
});
