import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyThread, isBehind, receive, resume, type Thread } from '#channels/web/widget/model/thread.ts';
import { entry, FIRST, SECOND, state } from './entries.ts';

const seqs = (thread: Thread): number[] => thread.entries.map(({ seq }) => seq);

test('entries that follow each other need nothing fetched', () => {
  const one = resume(emptyThread, emptyThread, { state: state(2), entries: [entry(2)] });
  const two = receive(one, { state: state(4), entries: [entry(3), entry(4)] });
  expect(seqs(two)).toEqual([2, 3, 4]);
  expect(isBehind(two)).toBe(false);
});

test('a hole may hide an entry: it is fetched, and closed by the answer even where it was invisible', () => {
  const one = resume(emptyThread, emptyThread, { state: state(2), entries: [entry(2)] });
  const two = receive(one, { state: state(5), entries: [entry(5)] });
  expect(isBehind(two)).toBe(true);
  expect(two.complete).toBe(2);
  const three = resume(two, two, { state: state(5), entries: [entry(4), entry(5)] });
  expect(seqs(three)).toEqual([2, 4, 5]);
  expect(isBehind(three)).toBe(false);
});

test('the server is further than its last visible entry: one more question settles it', () => {
  const one = resume(emptyThread, emptyThread, { state: state(7), entries: [entry(2)] });
  expect(isBehind(one)).toBe(true);
  expect(isBehind(resume(one, one, { state: state(7), entries: [] }))).toBe(false);
});

test('a new conversation puts the old one aside, late news of the old one changes nothing', () => {
  const old = resume(emptyThread, emptyThread, { state: state(3), entries: [entry(2), entry(3)] });
  const next = receive(old, { state: state(2, SECOND), entries: [entry(2)] });
  expect(next.past).toEqual([{ conversationId: FIRST, entries: old.entries }]);
  expect(seqs(next)).toEqual([2]);
  expect(receive(next, { state: state(9), entries: [entry(9)] })).toBe(next);
});

test('an answer about the conversation before does not make the new one complete', () => {
  const old = resume(emptyThread, emptyThread, { state: state(3), entries: [entry(2), entry(3)] });
  const next = resume(old, old, { state: state(6, SECOND), entries: [entry(5), entry(6)] });
  expect(next.state.conversationId).toBe(SECOND);
  expect(isBehind(next)).toBe(true);
});

test('whatever is lost, doubled or late on the socket, fetching leaves every visible entry once and in order', () => {
  const all = fc.uniqueArray(fc.integer({ min: 2, max: 40 }), { minLength: 1, maxLength: 25 });
  const deliveries = fc.array(fc.tuple(fc.nat({ max: 24 }), fc.nat({ max: 3 })), { maxLength: 30 });
  fc.assert(
    fc.property(all, deliveries, fc.nat({ max: 3 }), (visible, heard, hidden) => {
      visible.sort((a, b) => a - b);
      const newest = (visible.at(-1) ?? 0) + hidden;
      let thread = emptyThread;
      for (const [from, count] of heard) {
        const batch = visible.slice(from, from + 1 + count);
        const last = batch.at(-1);
        if (last !== undefined)
          thread = receive(thread, { state: state(last), entries: batch.map((seq) => entry(seq)) });
      }
      thread = receive(thread, { state: state(newest), entries: [] });
      for (let round = 0; isBehind(thread) && round < 50; round += 1) {
        const { complete } = thread;
        const page = visible.filter((seq) => seq > complete).slice(0, 4);
        thread = resume(thread, thread, { state: state(newest), entries: page.map((seq) => entry(seq)) });
      }
      expect(seqs(thread)).toEqual(visible);
      expect(isBehind(thread)).toBe(false);
    }),
    { numRuns: 200 },
  );
});
