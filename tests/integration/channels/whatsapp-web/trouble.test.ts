import { readFile } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { ANN, said, typedOnPhone } from '../../../fakes/whatsapp-web/messages.ts';
import { browserOf, openStage, PATIENCE, parentOf, type Stage } from '../../../fakes/whatsapp-web/stage.ts';

let stage: Stage;
afterEach(() => stage.close());

const open = async (options: Parameters<typeof openStage>[0] = {}): Promise<void> => {
  stage = await openStage(options);
  await stage.pair();
};
const heardIds = () => stage.heard().flatMap((event) => (event.type === 'message' ? [event.id] : []));
const outside = () => stage.heard().flatMap((event) => (event.type === 'outside' ? [event.id] : []));
const idsOf = (...names: string[]) => names.map((name) => `false_${ANN}_${name}`);
/** A process that has ended has no command any more, even while nobody has taken note of its end. */
const isRunning = (pid: number): Promise<boolean> =>
  readFile(`/proc/${pid}/cmdline`, 'utf8').then(
    (command) => command !== '',
    () => false,
  );
const LONG = { timeout: 180_000 };

test('a killed browser comes back, and of a conversation nothing is lost or doubled', LONG, async () => {
  await open();
  await stage.fake.say(said('BEFORE'));
  await expect.poll(heardIds, PATIENCE).toEqual(idsOf('BEFORE'));
  await stage.killBrowser();
  await stage.fake.say(said('MEANWHILE'));
  await stage.fake.say(typedOnPhone('BY-HAND'));
  await stage.until('degraded');
  await stage.until('ready');
  await stage.fake.say(said('AFTER'));
  await expect.poll(heardIds, PATIENCE).toEqual(idsOf('BEFORE', 'MEANWHILE', 'AFTER'));
  expect(outside()).toEqual([`true_${ANN}_BY-HAND`]);
  expect(await stage.send({ text: 'Still here' })).toMatchObject([{ ok: true }]);
});

test('what was read on the phone while Baton was away is heard all the same', LONG, async () => {
  await open();
  await stage.fake.say(said('BEFORE'));
  await expect.poll(heardIds, PATIENCE).toEqual(idsOf('BEFORE'));
  await stage.session().close();
  await stage.fake.say(said('MEANWHILE'));
  stage.fake.readOnPhone(ANN);
  await stage.reopen();
  await expect.poll(heardIds, PATIENCE).toEqual(idsOf('BEFORE', 'MEANWHILE'));
  expect(stage.states().filter(({ state }) => state === 'qr')).toHaveLength(1);
});

test('a browser that dies with a reply leaves it uncertain; found again, it is ours and settled', LONG, async () => {
  await open();
  await stage.fake.say(said('HELLO'));
  await expect.poll(heardIds, PATIENCE).toHaveLength(1);
  stage.fake.behave('hang');
  const sending = stage.send({ text: 'Maybe' });
  await expect.poll(() => stage.fake.sent.length, PATIENCE).toBe(1);
  await stage.killBrowser();
  expect(await sending).toMatchObject([{ ok: false, error: { kind: 'unknownOutcome' } }]);
  stage.fake.behave('well');
  await expect
    .poll(() => stage.heard().at(-1), PATIENCE)
    .toMatchObject({ type: 'receipt', status: 'sent', deliveryId: 'delivery-1', ids: [stage.fake.sent[0]?.id] });
  expect(outside()).toEqual([]);
  expect(stage.fake.sent).toHaveLength(1);
});

test('a reply that WhatsApp does not confirm is uncertain, until a receipt settles it', LONG, async () => {
  await open({ pace: { call: 1_500 } });
  stage.fake.behave('hang');
  expect(await stage.send({ text: 'Maybe' })).toMatchObject([{ ok: false, error: { kind: 'unknownOutcome' } }]);
  await stage.fake.tell({ do: 'ack', id: String(stage.fake.sent[0]?.id), ack: 1 });
  await expect
    .poll(() => stage.heard().at(-1), PATIENCE)
    .toMatchObject({ type: 'receipt', status: 'sent', deliveryId: 'delivery-1' });
  expect(outside()).toEqual([]);
});

test('what cannot be stored at first is stored later, in its order', LONG, async () => {
  let refusals = 0;
  await open({
    store: async (event) => {
      if (event.type === 'message' && refusals < 2) {
        refusals++;
        throw new Error('the store is away');
      }
    },
  });
  for (const name of ['ONE', 'TWO', 'THREE']) await stage.fake.say(said(name));
  await expect.poll(heardIds, PATIENCE).toEqual(idsOf('ONE', 'TWO', 'THREE'));
  expect(refusals).toBe(2);
});

test('what was not stored when the browser died is found again', LONG, async () => {
  let isAway = true;
  await open({
    store: async (event) => {
      if (event.type === 'message' && isAway) throw new Error('the store is away');
    },
  });
  await stage.fake.say(said('HELD'));
  await stage.reopen();
  isAway = false;
  await expect.poll(heardIds, PATIENCE).toEqual(idsOf('HELD'));
});

test('a killed process takes its browser along, and a new one goes on', LONG, async () => {
  await open();
  const browser = await browserOf(stage.folder);
  process.kill(await parentOf(browser), 'SIGKILL');
  await stage.fake.say(said('MEANWHILE'));
  await stage.until('degraded');
  await stage.until('ready');
  await expect.poll(heardIds, PATIENCE).toEqual(idsOf('MEANWHILE'));
  expect(await browserOf(stage.folder)).not.toBe(browser);
  await expect.poll(() => isRunning(browser), PATIENCE).toBe(false);
});

test('the browser ends with the session', LONG, async () => {
  await open();
  const browser = await browserOf(stage.folder);
  await stage.session().close();
  await expect.poll(() => isRunning(browser), PATIENCE).toBe(false);
});

test('a page that crashes is opened anew, and of a conversation nothing is lost or doubled', LONG, async () => {
  await open();
  await stage.fake.say(said('BEFORE'));
  await expect.poll(heardIds, PATIENCE).toEqual(idsOf('BEFORE'));
  await stage.killPage();
  await stage.until('degraded');
  await stage.fake.say(said('MEANWHILE'));
  await stage.until('ready');
  await expect.poll(heardIds, PATIENCE).toEqual(idsOf('BEFORE', 'MEANWHILE'));
  expect(await stage.send({ text: 'Still here' })).toMatchObject([{ ok: true }]);
});

test('an account that is no longer ours has no browser, and nothing is sent', LONG, async () => {
  await open();
  const browser = await browserOf(stage.folder);
  // Nobody tells the browser's process: it knew before until when.
  stage.letGoIn(0);
  expect(await stage.send({ text: 'Too late' })).toMatchObject([{ ok: false, error: { kind: 'retry' } }]);
  await expect.poll(() => isRunning(browser), PATIENCE).toBe(false);
  expect(stage.fake.sent).toEqual([]);
});

test('a browser that is missing is said to be, with what to install', LONG, async () => {
  stage = await openStage({ chromium: '/nowhere/chromium' });
  await stage.until('failed');
  expect(stage.states().at(-1)).toMatchObject({ why: expect.stringContaining('install Chromium') });
});
