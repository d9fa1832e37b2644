import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InboundEvent } from '#channels/contract/inbound.ts';
import { createHearing } from '#channels/whatsapp-web/hearing.ts';
import { openLedger } from '#channels/whatsapp-web/ledger.ts';
import type { Told } from '#channels/whatsapp-web/told.ts';

const ANN = '491701@c.us';
let folder: string;
let closing: AbortController;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearing-'));
  closing = new AbortController();
});
afterEach(() => rm(folder, { recursive: true }));

const said = (id: string, late = false): Told => ({
  ...{ what: 'message', late },
  message: {
    ...{ id, fromMe: false, chat: ANN, person: { id: ANN } },
    ...{ type: 'chat', t: 5, body: id, hasFile: false },
  },
});
const openHearing = async (hear: (event: InboundEvent) => Promise<void>) => {
  const ledger = await openLedger(folder);
  return { ledger, ...createHearing({ hear, now: () => 1, ledger, signal: closing.signal }) };
};

test('something is said to be stored only once it is', async () => {
  let store: () => void = () => {};
  const heard = new Promise<void>((resolve) => {
    store = resolve;
  });
  const hearing = await openHearing(() => heard);
  const stored: string[] = [];
  hearing.told(said('A'), () => stored.push('A'));
  await Promise.resolve();
  expect(stored).toEqual([]);
  store();
  await hearing.settled();
  expect(stored).toEqual(['A']);
  expect(hearing.ledger.hasHeard('A')).toBe(true);
});

test('what was not stored when the session is closed is not taken for stored', async () => {
  const hearing = await openHearing(async () => {
    closing.abort();
    throw new Error('the store is away');
  });
  const stored: string[] = [];
  for (const id of ['A', 'B']) hearing.told(said(id), () => stored.push(id));
  await hearing.settled();
  expect(stored).toEqual([]);
  expect(hearing.ledger.heardUpTo()).toBeNull();
});

test('what is found in a chat and was heard before is not heard again', async () => {
  const heard: string[] = [];
  const hearing = await openHearing(async (event) => void ('id' in event && heard.push(event.id)));
  const stored: string[] = [];
  for (const told of [said('A'), said('A', true), said('B', true)]) hearing.told(told, () => stored.push('x'));
  await hearing.settled();
  expect(heard).toEqual(['A', 'B']);
  expect(stored).toHaveLength(3);
});

test('while a code is shown, nothing can be sent', async () => {
  const hearing = await openHearing(async () => {});
  hearing.state({ state: 'qr', qr: 'secret' });
  expect(hearing.isUnpaired()).toBe(true);
  hearing.state({ state: 'ready' });
  expect(hearing.isUnpaired()).toBe(false);
});
