import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canListen } from '#embedded/redis/free-port.ts';
import { pingRedis } from '#embedded/redis/ping.ts';
import { Baton, isAlive, until } from './baton.ts';

function redisOf(env: Record<string, string>) {
  const { port, password } = new URL(env.REDIS_URL ?? '');
  return { port: Number(port), password };
}

// Each test starts some six processes: a busy machine takes its time.
describe('npm start', { timeout: 90_000 }, () => {
  let baton: Baton;
  beforeEach(async () => {
    baton = await Baton.create();
  });
  afterEach(() => baton.dispose());

  it('starts everything, says where to go, and hands its settings down', async () => {
    await baton.start();
    expect(Object.keys(baton.children()).sort()).toEqual(['channel', 'gateway', 'redis', 'store', 'worker']);
    expect(baton.output).toContain(`http://localhost:${baton.port}/demo`);
    expect(baton.output).toContain(`http://localhost:${baton.port}/dashboard`);
    expect(baton.output).toContain('owner@example.com · generated-just-now');
    const { env } = await baton.gateway();
    expect(env).toMatchObject({ DATA_DIR: baton.dataDir, MONGO_URL: expect.stringContaining('store.sock') });
    expect(env.SECRET_KEY?.length).toBeGreaterThan(40);
    expect(await pingRedis(redisOf(env))).toBe('ready');
    expect(await pingRedis({ port: redisOf(env).port })).toBe('refused');
  });

  it('keeps its data for its owner alone, and no password of Redis in it', async () => {
    await baton.start();
    for (const folder of ['.', 'store', 'redis', 'run', 'logs']) {
      expect(statSync(join(baton.dataDir, folder)).mode & 0o077).toBe(0);
    }
    const { password } = redisOf((await baton.gateway()).env);
    const files = readdirSync(baton.dataDir, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const file of files) {
      expect(readFileSync(join(file.parentPath, file.name), 'utf8')).not.toContain(password);
    }
  });

  it('shows warnings of its children in short, and keeps the rest in their logs', async () => {
    await baton.start();
    await until(() => baton.output.includes('worker: a warning worth showing'));
    expect(baton.output).not.toContain('an ordinary line');
    expect(baton.log('worker')).toContain('an ordinary line');
  });

  it('brings each of them back when it dies, at the same place', async () => {
    await baton.start();
    const { env } = await baton.gateway();
    for (const name of ['gateway', 'worker', 'channel', 'store', 'redis']) {
      const before = baton.children()[name] ?? 0;
      process.kill(before, 'SIGKILL');
      await until(() => (baton.children()[name] ?? before) !== before);
      await until(async () => (await pingRedis(redisOf(env))) === 'ready');
      await until(() =>
        baton.gateway().then(
          (now) => now.env.REDIS_URL === env.REDIS_URL,
          () => false,
        ),
      );
      expect(baton.output).toContain(`${name} has stopped (SIGKILL) and is started again`);
    }
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('leaves nothing running after %s', async (signal) => {
    await baton.start();
    const pids = Object.values(baton.children());
    const redis = redisOf((await baton.gateway()).env);
    expect(await baton.end(signal)).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(await canListen(baton.port, '127.0.0.1')).toBe('yes');
    expect(await canListen(redis.port, '127.0.0.1')).toBe('yes');
    expect(baton.children()).toEqual({});
  });

  it('can be stopped while it starts', async () => {
    baton.launch();
    await until(() => 'store' in baton.children());
    const pids = Object.values(baton.children());
    expect(await baton.end('SIGTERM')).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(baton.children()).toEqual({});
    expect(baton.output).not.toContain('Baton is ready');
  });

  it('takes one key press that arrives twice for one, and kills at once when insisted', async () => {
    await baton.start({ FIXTURE_DEAF: '1' });
    const pids = Object.values(baton.children());
    const child = baton.launched();
    child.kill('SIGINT');
    child.kill('SIGINT');
    await until(() => baton.output.includes('Stopping'));
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(child.exitCode).toBeNull();
    expect(await baton.end('SIGINT')).toBe(130);
    await until(() => !pids.some(isAlive));
  });

  it('starts the same again after a stop', async () => {
    await baton.start();
    const { SECRET_KEY } = (await baton.gateway()).env;
    await baton.end('SIGTERM');
    await baton.start();
    expect((await baton.gateway()).env.SECRET_KEY).toBe(SECRET_KEY);
  });

  it('leaves nothing running when it is killed, and starts again', async () => {
    await baton.start();
    const old = Object.values(baton.children());
    expect(old.filter(isAlive)).toHaveLength(5);
    await baton.end('SIGKILL');
    await until(() => !old.some(isAlive));
    await baton.start();
    expect(Object.values(baton.children()).filter(isAlive)).toHaveLength(5);
  });

  it('ends what it left behind frozen when it was killed', async () => {
    await baton.start();
    const { redis = 0, gateway = 0 } = baton.children();
    for (const pid of [redis, gateway]) process.kill(pid, 'SIGSTOP');
    await baton.end('SIGKILL');
    await baton.start();
    expect([redis, gateway].filter(isAlive)).toEqual([]);
  });

  it('starts no database that is given', async () => {
    await baton.start({ MONGO_URL: 'mongodb://db.example.com/baton', REDIS_URL: 'redis://cache.example.com' });
    expect(Object.keys(baton.children()).sort()).toEqual(['channel', 'gateway', 'worker']);
    expect((await baton.gateway()).env).toMatchObject({ REDIS_URL: 'redis://cache.example.com' });
  });

  it('works in a folder whose path is too long for a socket', async () => {
    await baton.dispose();
    baton = await Baton.create('d'.repeat(120));
    await baton.start();
    expect(Object.keys(baton.children())).toHaveLength(5);
  });
});
