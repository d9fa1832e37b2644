import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './settings.ts';

/**
 * The key that encrypts channel secrets and signs sessions: SECRET_KEY, else the one in the data folder.
 * Generated there on the first start; two processes that race for it end with the same key.
 */
export function ensureSecretKey(settings: Pick<Settings, 'secretKey' | 'dataDir'>): string {
  if (settings.secretKey) return settings.secretKey;
  const file = join(settings.dataDir, 'secret-key');
  return read(file) ?? create(settings.dataDir, file);
}

/** The key in use, and those whose values are still to be read. */
export function ensureSecretKeys(settings: Pick<Settings, 'secretKey' | 'secretKeyPrevious' | 'dataDir'>): {
  newest: string;
  previous: string[];
} {
  const { secretKeyPrevious } = settings;
  return { newest: ensureSecretKey(settings), previous: secretKeyPrevious ? [secretKeyPrevious] : [] };
}

function read(file: string): string | undefined {
  let key: string;
  try {
    key = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  // A new key would make everything that was encrypted with the old one unreadable: never replace it silently.
  if (key.length < 32) throw new Error(`The secret key in ${file} is damaged. Put the file back from your backup.`);
  chmodSync(file, 0o600);
  return key;
}

/** Written aside and linked into place, so that the file is never seen half-written and never overwritten. */
function create(dataDir: string, file: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const key = randomBytes(32).toString('base64url');
  writeFileSync(draft, `${key}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return read(file) ?? key;
  } finally {
    unlinkSync(draft);
  }
}
