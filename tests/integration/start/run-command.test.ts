import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Baton } from './baton.ts';

describe('a maintenance command', { timeout: 90_000 }, () => {
  let baton: Baton;
  beforeEach(async () => {
    baton = await Baton.create();
  });
  afterEach(() => baton.dispose());

  function run() {
    const { MONGO_URL, REDIS_URL, ...env } = process.env;
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'tests/integration/start/fixtures/command.ts'],
      { env: { ...env, DATA_DIR: baton.dataDir, PORT: String(baton.port) }, encoding: 'utf8' },
    );
    return { status, services: JSON.parse(stdout) };
  }

  it('works on the data of the Baton that runs', async () => {
    await baton.start();
    const { MONGO_URL, REDIS_URL, SECRET_KEY } = (await baton.gateway()).env;
    expect(run()).toEqual({ status: 7, services: { MONGO_URL, REDIS_URL, SECRET_KEY } });
  });

  it('starts the databases for itself when none runs, and stops them', () => {
    const { status, services } = run();
    expect(status).toBe(7);
    expect(services).toMatchObject({ MONGO_URL: expect.stringContaining('store.sock'), REDIS_URL: expect.any(String) });
    expect(existsSync(baton.dataDir)).toBe(true);
    expect(baton.children()).toEqual({});
  });
});
