import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestStore } from '../../setup/store.ts';
import { connect, heardOf, knock, message, type Rig, startRig } from './rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-channels-'));
let store: Awaited<ReturnType<typeof startTestStore>>;
let rig: Rig;

beforeAll(async () => {
  store = await startTestStore(folder);
  rig = await startRig({ mongoUrl: store.url });
});
afterAll(async () => {
  await rig.gateway.close();
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a platform is told nothing good while nothing can be stored, and what it says again is stored once', async () => {
  const account = await connect(rig);
  const event = message();
  await store.stop();
  const answers = await Promise.all([1, 2].map(() => knock(rig.gateway, account, [event])));
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  for (const { body } of answers) expect(JSON.parse(body)).toMatchObject({ code: 'unavailable', retryable: true });

  store = await startTestStore(folder);
  await expect
    .poll(async () => (await knock(rig.gateway, account, [event])).status, { timeout: 15_000, interval: 200 })
    .toBe(200);
  expect((await knock(rig.gateway, account, [event])).status).toBe(200);
  expect((await heardOf(rig.gateway, account.id, event.from.peer)).texts).toEqual(['Where is my order?']);
});

test('of several things in one request none is said to be stored when one is not', async () => {
  const account = await connect(rig);
  const { inbox } = rig.gateway.store;
  const [first, second] = [message(), message()];
  const accept = inbox.accept;
  inbox.accept = async (row) => {
    if (row.externalId === second.id) throw new Error(`no room for ${row.text}`);
    return accept(row);
  };
  expect((await knock(rig.gateway, account, [first, second])).status).toBe(503);
  expect(rig.logged()).not.toContain('Where is my order?');
  inbox.accept = accept;
  expect((await knock(rig.gateway, account, [first, second])).status).toBe(200);
  for (const event of [first, second])
    expect((await heardOf(rig.gateway, account.id, event.from.peer)).texts).toHaveLength(1);
});
