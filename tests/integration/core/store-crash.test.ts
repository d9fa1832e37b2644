import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { connectStore } from '#core/store/connect.ts';
import { startStore } from '../embedded/store-process.ts';

const CRASHES = 8;
const CONNECTIONS = 20;
const TURNS = 200;

test('every call to the store ends, also one that is sent while the store dies', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'crash-'));
  let process = await startStore(folder);
  const store = await connectStore(process.url);
  const calls: Promise<unknown>[] = [];
  const call = () => calls.push(store.bots.list({ kind: 'all' }).catch(() => undefined));
  for (let crash = 0; crash < CRASHES; crash++) {
    await Promise.all(Array.from({ length: CONNECTIONS }, () => store.bots.list({ kind: 'all' })));
    // A call in each turn of the event loop: one meets a socket that is gone before the driver knows.
    const killing = process.kill();
    for (let turn = 0; turn < TURNS; turn++) {
      call();
      await nextTurn();
    }
    await killing;
    process = await startStore(folder);
  }
  expect(await Promise.race([Promise.all(calls).then(() => 'all ended'), sleep(20_000, 'some hang')])).toBe(
    'all ended',
  );
  await process.stop();
  await rm(folder, { recursive: true });
});
