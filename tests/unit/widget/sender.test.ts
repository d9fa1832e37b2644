import { expect, test } from 'vitest';
import { createOutbox } from '#channels/web/widget/model/outbox.ts';
import { createSender } from '#channels/web/widget/model/sender.ts';
import { errorBody } from '#core/contracts/errors.ts';
import type { Ack } from '#core/contracts/realtime.ts';

const TAKEN: Ack = { ok: true, result: null, at: 1 };
type Answer = Ack | 'silence';

/** A server that answers as told, then takes everything. */
const setUp = (answers: Answer[] = []) => {
  const values = new Map<string, string>();
  const outbox = createOutbox(
    { get: (name) => values.get(name) ?? null, set: (name, value) => values.set(name, value ?? '[]') },
    () => 1,
  );
  const sent: string[] = [];
  const waits: number[] = [];
  let atOnce = 0;
  let most = 0;
  const live = { now: true };
  const sender = createSender({
    outbox,
    send: async ({ id }) => {
      sent.push(id);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await Promise.resolve();
      atOnce -= 1;
      const answer = answers.shift() ?? TAKEN;
      if (answer === 'silence') throw new Error('no answer');
      return answer;
    },
    isLive: () => live.now,
    wait: async (ms) => {
      waits.push(ms);
    },
    onChange: () => undefined,
    onAnswer: () => undefined,
  });
  const write = (...ids: string[]) => {
    for (const id of ids) outbox.add({ id, kind: 'text', text: id });
  };
  return { outbox, sender, sent, waits, live, write, most: () => most };
};

test('one after the other, in order, however often it is woken', async () => {
  const { sender, sent, write, most, outbox } = setUp();
  write('a', 'b', 'c');
  await Promise.all([sender.wake(), sender.wake()]);
  expect(sent).toEqual(['a', 'b', 'c']);
  expect(most()).toBe(1);
  expect(outbox.items().map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
});

test('without an answer, or told to wait, the same one is sent again before the next', async () => {
  const { sender, sent, waits, write } = setUp(['silence', { ok: false, error: errorBody('rate_limited') }]);
  write('a', 'b');
  await sender.wake();
  expect(sent).toEqual(['a', 'a', 'a', 'b']);
  expect(waits).toEqual([1_000, 2_000]);
});

test('what is refused for good makes way for the next', async () => {
  const { sender, sent, write, outbox } = setUp([{ ok: false, error: errorBody('too_large') }]);
  write('a', 'b');
  await sender.wake();
  expect(sent).toEqual(['a', 'b']);
  expect(outbox.items().map(({ id, status, code }) => [id, status, code])).toEqual([
    ['a', 'failed', 'too_large'],
    ['b', 'sent', null],
  ]);
});

test('nothing is tried without a connection; the rest goes out when it is back', async () => {
  const { sender, sent, live, write } = setUp();
  live.now = false;
  write('a');
  await sender.wake();
  expect(sent).toEqual([]);
  live.now = true;
  await sender.wake();
  expect(sent).toEqual(['a']);
});
