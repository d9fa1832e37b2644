import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Baton, isAlive } from './baton.ts';

describe('npm start refuses in a sentence', { timeout: 90_000 }, () => {
  let baton: Baton;
  beforeEach(async () => {
    baton = await Baton.create();
  });
  afterEach(() => baton.dispose());

  it('a port that is taken', async () => {
    const other = createServer().listen(baton.port, '127.0.0.1');
    baton.launch();
    expect(await baton.end()).toBe(1);
    other.close();
    expect(baton.output).toContain(`Another program already uses PORT ${baton.port}`);
    expect(baton.output).not.toContain('    at ');
  });

  it('a second start on the same data folder, and the first runs on', async () => {
    await baton.start();
    const pids = Object.values(baton.children());
    const first = baton.launched();
    baton.launch({ PORT: String(baton.port + 1) });
    expect(await baton.end()).toBe(1);
    expect(baton.output).toContain('Baton is already running');
    expect(pids.filter(isAlive)).toEqual(pids);
    first.kill('SIGTERM');
    await new Promise((done) => first.once('exit', done));
  });

  it('wrong settings, each by its name', async () => {
    baton.launch({ PORT: 'http', MONGO_URL: 'mysql://root:letmein@db' });
    expect(await baton.end()).toBe(1);
    expect(baton.output).toMatch(/PORT must be[\s\S]*MONGO_URL must be/);
    expect(baton.output).not.toContain('letmein');
  });

  it('a program that never comes up, and stops the rest', async () => {
    baton.launch({ FIXTURE_GATEWAY: resolve('tests/integration/start/fixtures/broken.mjs') });
    expect(await baton.end()).toBe(1);
    expect(baton.output).toContain("The gateway can't be started (exit code 1)");
    expect(baton.output).toContain('gateway: Error: nothing works');
    expect(baton.children()).toEqual({});
  });

  it('to stumble over a damaged file of Redis', async () => {
    await baton.start();
    await baton.end('SIGTERM');
    writeFileSync(join(baton.dataDir, 'redis', 'appendonlydir', 'appendonly.aof.manifest'), 'not a manifest\n');
    await baton.start();
    expect(baton.output).toContain('is put aside');
  });
});
