import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureSecretKey } from '#core/settings/secret-key.ts';

describe('secret key', () => {
  let dataDir = '';
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'baton-key-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const ensure = (secretKey?: string) => ensureSecretKey({ dataDir, secretKey });

  it('is the setting when there is one, and nothing is written', () => {
    expect(ensure('a setting that is long enough to be a key')).toBe('a setting that is long enough to be a key');
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('is generated once, readable by its owner alone', () => {
    const key = ensure();
    expect(key.length).toBeGreaterThanOrEqual(43);
    expect(ensure()).toBe(key);
    expect(readdirSync(dataDir)).toEqual(['secret-key']);
    expect(statSync(join(dataDir, 'secret-key')).mode & 0o777).toBe(0o600);
  });

  it('differs between two data folders', () => {
    const key = ensure();
    rmSync(join(dataDir, 'secret-key'));
    expect(ensure()).not.toBe(key);
  });

  it('is never replaced when its file is damaged', () => {
    writeFileSync(join(dataDir, 'secret-key'), 'torn');
    expect(() => ensure()).toThrow(/damaged/);
    expect(readFileSync(join(dataDir, 'secret-key'), 'utf8')).toBe('torn');
  });
});
