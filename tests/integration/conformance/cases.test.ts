import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestFile } from '#tests/conformance/runner/format.ts';
import { loadFolder } from '#tests/conformance/runner/load.ts';
import { runFile } from '#tests/conformance/runner/run-file.ts';
import type { Verdict } from '#tests/conformance/runner/verdict.ts';
import { type OpenTarget, openTarget } from '#tests/conformance/target.ts';

const folder = resolve(import.meta.dirname, '../../conformance/cases');
const files = await loadFolder(folder);
let open: OpenTarget;

beforeAll(async () => {
  open = await openTarget(process.env.BATON_TEST_MONGO_URL ?? '');
});

afterAll(() => open?.close());

describe('the store answers as the format says', () => {
  it('in files that are there', () => expect(files.length).toBeGreaterThan(5));

  it.each(files)('in $path', async (file) => {
    const failed: Verdict[] = [];
    let passed = 0;
    for await (const verdict of runFile(file, open.target)) {
      if (verdict.result === 'failed') failed.push(verdict);
      if (verdict.result === 'passed') passed += 1;
    }
    expect(failed).toEqual([]);
    // What a server can't be asked is skipped as a whole, and never on the store that is our own.
    if (open.target.facts.parameters.embeddedStore) expect(passed).toBe((file.content as TestFile).tests.length);
  });
});
