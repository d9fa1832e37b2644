import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#embedded/redis/free-port.ts';
import { type Workspace, workspace } from '../embedded/store-process.ts';
import { everythingIn, fillLarge, fillSample } from './sample.ts';

let place: Workspace;
const running: ChildProcess[] = [];

async function endAll(): Promise<void> {
  for (const child of running
    .splice(0)
    .filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await place.remove();
}

const at = (...path: string[]) => join(place.folder, ...path);

interface Launched {
  child: ChildProcess;
  output(): string;
  ended: Promise<number | null>;
}

/** A command as npm gives it to the supervisor's program, called from the workspace. */
async function launch(words: string[], env: Record<string, string> = {}): Promise<Launched> {
  const { MONGO_URL, REDIS_URL, ...rest } = process.env;
  const own = { DATA_DIR: at('data'), PORT: String(await freePort()), INIT_CWD: place.folder };
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/integration/operations/fixtures/baton.ts', ...words],
    {
      env: { ...rest, ...own, ...env },
    },
  );
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return { child, output: () => text, ended: once(child, 'close').then(([code]) => code) };
}

async function run(...words: string[]): Promise<{ code: number | null; output: string }> {
  const { ended, output } = await launch(words);
  return { code: await ended, output: output() };
}

async function startBaton(env?: Record<string, string>): Promise<Launched> {
  const baton = await launch(['start'], env);
  const died = baton.ended.then(() => Promise.reject(new Error(baton.output())));
  died.catch(() => undefined);
  while (!baton.output().includes('Baton is ready')) {
    await Promise.race([once(baton.child.stdout ?? baton.child, 'data'), died]);
  }
  return baton;
}

const urlOf = (dataDir: string) =>
  `mongodb://${encodeURIComponent(join(dataDir, 'run', 'store.sock'))}/baton?directConnection=true`;

describe('while Baton runs', { timeout: 120_000 }, () => {
  let baton: Launched;
  beforeAll(async () => {
    place = await workspace();
    baton = await startBaton();
    await fillSample(urlOf(at('data')));
  }, 60_000);
  afterAll(endAll);

  it('a backup is taken, and restored into another folder, where the next Baton starts', async () => {
    const before = await everythingIn(urlOf(at('data')));
    expect(await run('backup', 'b')).toEqual({ code: 0, output: expect.stringContaining('Backed up 2,505 documents') });
    expect(await run('restore', 'b', '--into', 'new')).toEqual({
      code: 0,
      output: expect.stringContaining(`into ${at('new')}`),
    });
    await startBaton({ DATA_DIR: at('new') });
    expect(await everythingIn(urlOf(at('new')))).toEqual(before);
  });

  it('nothing is restored over it or moved away under it', async () => {
    for (const words of [
      ['restore', 'b'],
      ['move-store', 'mongodb://127.0.0.1:9/baton'],
    ]) {
      const { code, output } = await run(...words);
      const { pid } = baton.child;
      expect(output).toContain(`Baton is running with the data in ${at('data')} (process ${pid}). Stop it first`);
      expect(code).toBe(1);
    }
  });
});

describe('while no Baton runs', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    place = await workspace();
    const baton = await startBaton();
    await fillLarge(urlOf(at('data')), 1);
    baton.child.kill('SIGTERM');
    await baton.ended;
    rmSync(at('data', 'logs', 'redis.log'));
  }, 60_000);
  afterAll(endAll);

  it('the commands start the store for themselves, without Redis, and stop it', async () => {
    expect(await run('backup', 'b')).toMatchObject({ code: 0 });
    expect(await run('export', 'dump')).toMatchObject({ code: 0 });
    expect(readdirSync(at('dump')).sort()).toEqual(['baton']);
    expect(readdirSync(at('data', 'run')).filter((name) => name.endsWith('.process.json'))).toEqual([]);
    expect(existsSync(at('data', 'logs', 'redis.log'))).toBe(false);
  });

  it('the store is moved', async () => {
    const address = process.env.BATON_TEST_MONGO_URL ?? '';
    const url = address.replace(/^(mongodb:\/\/[^/]+\/)[^?]*/, `$1moved-${randomUUID().slice(0, 8)}`);
    const { code, output } = await run('move-store', url);
    expect(output).toContain(`MONGO_URL=${url}`);
    expect(code).toBe(0);
    const client = await MongoClient.connect(url);
    expect(await client.db().collection('large').countDocuments()).toBe(1);
    await client.db().dropDatabase();
    await client.close();
  });

  it('none can be started while they work, and they end when they are told to', async () => {
    const silent = createServer();
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const { port } = silent.address() as AddressInfo;
    const asked = once(silent, 'connection');
    const move = await launch(['move-store', `mongodb://127.0.0.1:${port}/?serverSelectionTimeoutMS=60000`]);
    await asked;
    const { code, output } = await run('start');
    expect(output).toContain('Baton is already running');
    expect(code).toBe(1);
    move.child.kill('SIGTERM');
    expect(await move.ended).toBe(130);
    silent.close();
    expect(await run('backup', 'b')).toMatchObject({ code: 0 });
  });
});

describe('a command', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    place = await workspace();
  });
  afterAll(endAll);

  it('touches no folder that holds something', async () => {
    mkdirSync(at('data', 'store'), { recursive: true });
    writeFileSync(at('data', 'store', 'CURRENT'), 'mine');
    expect(await run('restore', 'b')).toEqual({
      code: 1,
      output: expect.stringContaining('nothing of it is overwritten'),
    });
    mkdirSync(at('letters'), { mode: 0o755 });
    writeFileSync(at('letters', 'one'), 'Dear …');
    const { code, output } = await run('restore', 'b', '--into', 'letters');
    expect(output).toContain('holds something else');
    expect(code).toBe(1);
    expect(readdirSync(at('letters'))).toEqual(['one']);
    expect(statSync(at('letters')).mode & 0o777).toBe(0o755);
  });

  it('makes no store where there is none, and leaves a MongoDB server to its own tools', async () => {
    const nowhere = await launch(['backup', 'b'], { DATA_DIR: at('nowhere') });
    expect(await nowhere.ended).toBe(1);
    expect(nowhere.output()).toContain(`There is no embedded store in ${at('nowhere')}`);
    expect(existsSync(at('nowhere'))).toBe(false);
    const onMongo = await launch(['backup', 'b'], { MONGO_URL: 'mongodb://db.example.com/baton' });
    expect(await onMongo.ended).toBe(1);
    expect(onMongo.output()).toContain('mongodump and mongorestore');
  });
});
