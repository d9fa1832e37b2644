import { expect, test } from 'vitest';
import { createOutbox } from '#channels/web/widget/model/outbox.ts';

const storage = () => {
  const values = new Map<string, string>();
  return {
    get: (name: string) => values.get(name) ?? null,
    set: (name: string, value: string | null) => {
      if (value === null) values.delete(name);
      else values.set(name, value);
    },
  };
};
const text = (id: string) => ({ id, kind: 'text', text: id }) as const;

test('what was written survives a reload, in order, until it is in the timeline', () => {
  const kept = storage();
  const before = createOutbox(kept, () => 1);
  before.add(text('a'));
  before.add(text('b'));
  before.sent('a');
  const after = createOutbox(kept, () => 2);
  expect(after.items().map(({ id, status }) => [id, status])).toEqual([
    ['a', 'sent'],
    ['b', 'queued'],
  ]);
  expect(after.next()?.id).toBe('b');
  after.remove(new Set(['a', 'b']));
  expect(kept.get('outbox')).toBeNull();
});

test('two tabs do not overwrite each other', () => {
  const kept = storage();
  const one = createOutbox(kept, () => 1);
  const two = createOutbox(kept, () => 1);
  one.add(text('a'));
  two.add(text('b'));
  one.sent('a');
  expect(two.items().map(({ id }) => id)).toEqual(['a', 'b']);
});

test('what failed waits for the customer, and then goes to the end', () => {
  const outbox = createOutbox(storage(), () => 1);
  outbox.add(text('a'));
  outbox.failed('a', 'too_large');
  outbox.add(text('b'));
  expect(outbox.next()?.id).toBe('b');
  outbox.again('a');
  expect(outbox.items().map(({ id, code }) => [id, code])).toEqual([
    ['b', null],
    ['a', null],
  ]);
});

test('an old confirmation is not expected in the timeline for ever', () => {
  let now = 0;
  const outbox = createOutbox(storage(), () => now);
  outbox.add(text('a'));
  outbox.sent('a');
  now = 3_600_000;
  expect(outbox.items()).toEqual([]);
});

test('spoiled storage is an empty outbox', () => {
  const kept = storage();
  kept.set('outbox', '{"not": "a list"');
  expect(createOutbox(kept, () => 1).items()).toEqual([]);
});
