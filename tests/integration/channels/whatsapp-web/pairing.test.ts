import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openStage, PATIENCE, type Stage } from '../../../fakes/whatsapp-web/stage.ts';

let stage: Stage;
afterEach(() => stage.close());
const LONG = { timeout: 180_000 };
const qrs = () => stage.states().flatMap((state) => (state.state === 'qr' ? [state.qr] : []));

test('a phone that logs out is shown a fresh code', LONG, async () => {
  stage = await openStage();
  await stage.pair();
  await stage.fake.logOut();
  await stage.until('loggedOut');
  await expect.poll(() => qrs().length, PATIENCE).toBe(2);
  expect(await stage.send({ text: 'Hello' })).toMatchObject([{ ok: false, error: { kind: 'auth' } }]);
  await stage.pair();
  expect(await stage.send({ text: 'Hello' })).toMatchObject([{ ok: true }]);
});

test('logging out takes the pairing back and forgets it', LONG, async () => {
  stage = await openStage();
  await stage.pair();
  await stage.session().logOut();
  expect(stage.fake.isPaired()).toBe(false);
  expect(stage.state()).toBe('loggedOut');
  await expect(access(join(stage.folder, 'session'))).rejects.toThrow('ENOENT');
});

test('a phone can be paired by a code that is typed there', LONG, async () => {
  stage = await openStage({ pairWith: '4930555000' });
  await stage.until('code');
  expect(stage.states().at(-1)).toEqual({ type: 'session', state: 'code', code: 'CODE0001' });
  await stage.pair();
  expect(qrs()).toEqual([]);
});
