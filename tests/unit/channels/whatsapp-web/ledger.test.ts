import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLedger, printOf, printOfTold } from '#channels/whatsapp-web/ledger.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
});
afterEach(() => rm(folder, { recursive: true }));
const HELLO = printOf('Hello', false);

test('one of ours is known by what it says before its id is known, and only once', async () => {
  const ledger = await openLedger(folder);
  await ledger.entrust('one', HELLO);
  expect(ledger.deliveryOf('A', printOf('Other', false))).toBeNull();
  expect(ledger.deliveryOf('A', HELLO)).toBe('one');
  expect(ledger.deliveryOf('A')).toBe('one');
  expect(ledger.deliveryOf('B', HELLO)).toBeNull();
});

test('a delivery that surely has not left claims nothing', async () => {
  const ledger = await openLedger(folder);
  await ledger.entrust('one', HELLO);
  await ledger.dropped('one');
  expect(ledger.deliveryOf('A', HELLO)).toBeNull();
});

test('what was entrusted, sent and heard is known after a restart', async () => {
  const before = await openLedger(folder);
  await before.entrust('one', HELLO);
  await before.arrived('one', 'A');
  await before.entrust('two', HELLO);
  await before.heard('X', 1_700);
  await before.heard('Y', 1_600);
  const after = await openLedger(folder);
  expect(after.deliveryOf('A')).toBe('one');
  expect(after.deliveryOf('B', HELLO)).toBe('two');
  expect([after.hasHeard('X'), after.hasHeard('Z')]).toEqual([true, false]);
  expect(after.heardUpTo()).toBe(1_700);
});

test('no word of a message is kept', async () => {
  const ledger = await openLedger(folder);
  await ledger.entrust('one', HELLO);
  expect(await readFile(join(folder, 'ledger.json'), 'utf8')).not.toContain('Hello');
});

test('it does not grow without end', async () => {
  const ledger = await openLedger(folder);
  await Promise.all(Array.from({ length: 600 }, (_, i) => ledger.heard(`X${i}`, i)));
  expect([ledger.hasHeard('X99'), ledger.hasHeard('X100'), ledger.hasHeard('X599')]).toEqual([false, true, true]);
});

test('a file that was spoiled is begun anew', async () => {
  await writeFile(join(folder, 'ledger.json'), '{"heardUpTo":');
  expect((await openLedger(folder)).heardUpTo()).toBeNull();
});

test('a caption is what a file says', () => {
  const common = { id: 'A', fromMe: true, chat: 'c', person: { id: 'c' }, type: 'image', t: 1 };
  expect(printOfTold({ ...common, hasFile: true, caption: 'Look', body: 'thumb' })).toBe(printOf('Look', true));
  expect(printOfTold({ ...common, hasFile: false, body: 'Look' })).toBe(printOf('Look', false));
});
