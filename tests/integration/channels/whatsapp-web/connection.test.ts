import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANN, said } from '../../../fakes/whatsapp-web/messages.ts';
import { openStage, PATIENCE, type Stage } from '../../../fakes/whatsapp-web/stage.ts';

const LONG = { timeout: 120_000 };
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.pair();
}, LONG.timeout);
afterAll(() => stage.close());

const heard = () => stage.heard().flatMap((event) => (event.type === 'message' ? [event.id] : []));
const idsOf = (...names: string[]) => names.map((name) => `false_${ANN}_${name}`);

test('without a connection nothing is tried, and it goes on when there is one', LONG, async () => {
  stage.fake.setUp(false);
  await stage.until('degraded');
  expect(await stage.send({ text: 'Hello?' })).toMatchObject([{ ok: false, error: { kind: 'retry', afterMs: 2_000 } }]);
  await stage.fake.say(said('OFFLINE'));
  stage.fake.setUp(true);
  await stage.until('ready');
  await expect.poll(heard, PATIENCE).toEqual(idsOf('OFFLINE'));
  expect(stage.fake.sent).toEqual([]);
});

test('WhatsApp Web that is opened elsewhere is taken back', LONG, async () => {
  await stage.fake.tell({ do: 'state', state: 'CONFLICT' });
  await expect.poll(() => stage.fake.counts.takeovers, PATIENCE).toBe(1);
  await stage.until('ready');
});

test('a page that loads again goes on, in the order in which it was written', LONG, async () => {
  await stage.fake.tell({ do: 'reload' });
  await stage.until('degraded');
  await stage.fake.say(said('RELOADING'));
  await stage.until('ready');
  await stage.fake.say(said('RELOADED'));
  await expect.poll(heard, PATIENCE).toEqual(idsOf('OFFLINE', 'RELOADING', 'RELOADED'));
});

test('a page that has synchronised before anybody listened becomes ready', LONG, async () => {
  stage.fake.syncEarly();
  await stage.fake.tell({ do: 'reload' });
  await stage.until('degraded');
  await stage.until('ready');
  await stage.fake.say(said('EARLY'));
  await expect.poll(heard, PATIENCE).toEqual(idsOf('OFFLINE', 'RELOADING', 'RELOADED', 'EARLY'));
});
