import { mkdirSync, readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STORE } from '#tests/setup/programs.ts';
import { Baton, until } from './baton.ts';

describe('a store that cannot open its folder', { timeout: 90_000 }, () => {
  let baton: Baton;
  beforeEach(async () => {
    baton = await Baton.create();
  });
  afterEach(() => baton.dispose());

  it('ends the start with its reason', async () => {
    const folder = join(baton.dataDir, 'store');
    mkdirSync(folder, { recursive: true });
    const level = new ClassicLevel(folder);
    await level.put('m!format', '99');
    await level.close();
    baton.launch({ FIXTURE_STORE: STORE });
    expect(await baton.end()).toBe(1);
    expect(baton.output).toMatch(/The store can't be started \(exit code 1: The data folder \S+ has format 99,/);
  });

  it('tells the terminal once and everybody who asks, when it was running before', async () => {
    await baton.start({ FIXTURE_STORE: STORE });
    const folder = join(baton.dataDir, 'store');
    const manifest = readdirSync(folder).find((name) => name.startsWith('MANIFEST')) ?? '';
    truncateSync(join(folder, manifest), 10);
    const before = baton.children().store ?? 0;
    process.kill(before, 'SIGKILL');
    await until(() => baton.output.includes('is damaged'));
    const { MONGO_URL = '' } = (await baton.gateway()).env;
    const client = await MongoClient.connect(MONGO_URL, { serverSelectionTimeoutMS: 20_000 });
    const ping = () => client.db().command({ ping: 1 });
    await expect(ping()).rejects.toMatchObject({ message: expect.stringMatching(/folder is damaged.*backup/) });
    const { store } = baton.children();
    for (let i = 0; i < 20; i++) await expect(ping()).rejects.toMatchObject({ codeName: 'FileStreamFailed' });
    expect(baton.children().store).toBe(store);
    expect(baton.output.match(/is damaged/g)).toHaveLength(1);
    expect(baton.output.match(/store has stopped \(SIGKILL\)/g)).toHaveLength(1);
    await client.close();
  });
});
