import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Thread } from '#dashboard/src/stores/thread.svelte.ts';
import { type Gateway, startGateway } from '../gateway/harness.ts';
import { lastEntries, seqs, upTo } from './support/timelines.ts';
import { openWorkplace, type Workplace } from './support/workplace.ts';

const MESSAGES = 129;
let gateway: Gateway;
let place: Workplace;
/** A conversation of 130 entries: its beginning, and what the customer wrote. */
let long: string;
beforeAll(async () => {
  gateway = await startGateway();
  place = await openWorkplace(gateway);
  long = await place.arrives();
  for (let written = 1; written < MESSAGES; written += 1) await place.writes(long);
});
afterAll(() => gateway.close());

let id: string;
let thread: Thread;
beforeEach(async () => {
  id = await place.arrives();
  thread = new Thread(id, null, place.api);
});

it('begins with the latest messages and reaches back to the first', async () => {
  thread = new Thread(long, null, place.api);
  await thread.load();
  expect(seqs(thread)).toEqual(upTo(130, 71));
  await thread.older();
  await thread.older();
  expect(seqs(thread)).toEqual(upTo(130));
  expect(thread.more).toBe(false);
});

it('asks for earlier messages once, however often the end is reached meanwhile', async () => {
  thread = new Thread(long, null, place.api);
  await thread.load();
  const before = place.network.asked.length;
  await Promise.all([thread.older(), thread.older()]);
  expect(place.network.asked.slice(before)).toEqual([expect.stringContaining('before=71')]);
});

it('fetches what is missing between what it knows and what comes in', async () => {
  await thread.load();
  for (const text of ['Are', 'you', 'still', 'there?']) await place.writes(id, text);
  thread.receive(await place.row(id), await lastEntries(place, id, 1));
  await thread.sync();
  expect(seqs(thread)).toEqual(upTo(6));
});

it('does not miss what comes in while it loads', async () => {
  place.network.hold();
  const loading = thread.load();
  await place.network.holds(2);
  await place.writes(id);
  thread.receive(await place.row(id), await lastEntries(place, id, 1));
  place.network.release();
  await loading;
  expect(seqs(thread)).toEqual(upTo(3));
});

it('says why it could not be loaded', async () => {
  const elsewhere = await openWorkplace(gateway);
  thread = new Thread(await elsewhere.arrives(), null, place.api);
  await thread.load();
  expect([thread.state, thread.failure]).toEqual(['failed', 'not_found']);
});

it('is not taken back by an event that is older', async () => {
  const before = await place.row(id);
  await place.takeOver(id);
  await thread.load();
  thread.receive(before, []);
  expect(thread.row?.status).toBe('taken');
});

it('marks what was read as received, and never takes a mark back', () => {
  thread.receipt(0, 4);
  thread.receipt(3, 2);
  expect(thread.receipts).toEqual({ receivedSeq: 4, seenSeq: 4 });
});
