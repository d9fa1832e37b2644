import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '#core/settings/settings.ts';
import { freePort } from '../redis/free-port.ts';
import { launchRedis, putAside, redisCommand, redisReady } from '../redis/program.ts';
import { type Folders, socketPath } from './folders.ts';
import { launchNode, type Programs, readyByLine, STORE_NODE_OPTIONS } from './node-child.ts';
import { type Child, inDataFolder } from './program.ts';
import { lastWordsIn, shortForm } from './short-form.ts';

type Remark = (text: string) => void;

/** The port and the password stay the same for as long as this supervisor lives, whatever happens to Redis. */
export async function redisProgram(folders: Folders, env: NodeJS.ProcessEnv, remark: Remark) {
  const options = {
    dir: folders.redis,
    port: await rememberedPort(folders),
    password: randomBytes(24).toString('hex'),
  };
  const child: Child<string> = {
    name: 'redis',
    // Redis and Valkey both show their name and address there.
    marks: ['-server', `127.0.0.1:${options.port}`],
    launch(failures) {
      if (failures >= 2 && putAside(folders.redis)) {
        remark('redis: its file is damaged and is put aside; everything in it is rebuilt from the store');
      }
      return launchRedis(redisCommand(env), options);
    },
    ready: (process) => redisReady(process, options),
    onLine: () => undefined,
  };
  return inDataFolder(folders, child);
}

export function storeProgram(folders: Folders, programs: Programs, settings: Settings, remark: Remark) {
  const socket = socketPath(folders, 'store');
  const { PATH, HOME, TZ } = process.env;
  let wasReady = false;
  let lastWords: string | undefined;
  return inDataFolder<string>(folders, {
    name: 'store',
    marks: [programs.store, folders.store],
    launch() {
      rmSync(socket, { force: true });
      const env = { PATH, HOME, TZ, NODE_ENV: 'production', LOG_LEVEL: settings.logLevel };
      // The first one ends when it can't open its folder, and so does Baton. A later one says why to everybody who
      // asks, and goes on as soon as it can.
      const patience = wasReady ? ['--patient'] : [];
      const withOptions = { ...programs, nodeOptions: [...programs.nodeOptions, ...STORE_NODE_OPTIONS] };
      return launchNode(withOptions, programs.store, ['--data', folders.store, '--socket', socket, ...patience], env);
    },
    ready: async (child) => {
      const url = await readyByLine(child);
      wasReady = true;
      return url;
    },
    lastWords: () => {
      const words = lastWords;
      lastWords = undefined;
      return words;
    },
    onLine: (line) => {
      // The end of the store and its reason are told together.
      lastWords = lastWordsIn(line) ?? lastWords;
      const words = lastWordsIn(line) === undefined ? shortForm('store', line) : undefined;
      if (words) remark(words);
    },
  });
}

/** The port of the last start when it is still free, so that little changes from one start to the next. */
async function rememberedPort({ run }: Folders): Promise<number> {
  const file = join(run, 'redis-port');
  const port = await freePort(readPort(file));
  writeFileSync(file, String(port), { mode: 0o600 });
  return port;
}

function readPort(file: string): number | undefined {
  try {
    const port = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(port) && port > 1_024 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}
