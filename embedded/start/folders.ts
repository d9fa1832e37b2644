import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface Folders {
  data: string;
  store: string;
  redis: string;
  run: string;
  logs: string;
}

/** Everything Baton keeps on this machine; for the eyes of its owner only. */
export function prepareFolders(data: string): Folders {
  const folders = {
    data,
    store: join(data, 'store'),
    redis: join(data, 'redis'),
    run: join(data, 'run'),
    logs: join(data, 'logs'),
  };
  for (const folder of Object.values(folders)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  }
  return folders;
}

/** Systems cut the path of a socket off at 104 to 108 bytes. */
const LONGEST_SOCKET_PATH = 100;

/** Where a socket of this data folder is: inside it, or in a short private folder when its path is too long. */
export function socketPath({ run }: Pick<Folders, 'run'>, name: string): string {
  const path = join(run, `${name}.sock`);
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH) return path;
  const digest = createHash('sha256').update(run).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), `baton-${userInfo().uid}-${digest}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(folder);
  // Anybody may create folders there: one that others can enter is not ours.
  if (uid !== userInfo().uid || (mode & 0o077) !== 0) throw new Error(`${folder} belongs to somebody else.`);
  return join(folder, `${name}.sock`);
}
