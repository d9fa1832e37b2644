import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digest } from '../../../scripts/lib/stamps.mjs';

describe('the digest of sources', () => {
  let folder = '';
  const now = () => digest({ sources: [folder, join(folder, 'missing')], except: [join(folder, 'generated')] });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baton-stamp-'));
    for (const name of ['deep', 'generated']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'deep', 'a.ts'), 'one');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('stays the same when nothing but what is generated changes', () => {
    const before = now();
    writeFileSync(join(folder, 'generated', 'b.ts'), 'new');
    writeFileSync(join(folder, 'deep', 'a.ts'), 'one');
    expect(now()).toBe(before);
  });

  it('changes with a content, a name, and a new file', () => {
    const seen = new Set([now()]);
    writeFileSync(join(folder, 'deep', 'a.ts'), 'two');
    seen.add(now());
    renameSync(join(folder, 'deep', 'a.ts'), join(folder, 'deep', 'c.ts'));
    seen.add(now());
    writeFileSync(join(folder, 'd.ts'), '');
    seen.add(now());
    expect(seen.size).toBe(4);
  });
});
