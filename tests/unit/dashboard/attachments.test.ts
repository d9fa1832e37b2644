import { afterEach, expect, test, vi } from 'vitest';
import { MOST_FILES } from '#core/contracts/file-limits.ts';
import { Attachments } from '#dashboard/src/stores/attachments.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

const LIMITS = { most: 1_000, kinds: { document: { most: 100, types: ['text/plain'] } } };
const note = (bytes = 10, type = 'text/plain') => new File(['x'.repeat(bytes)], 'note.txt', { type });
const start = () => {
  vi.stubGlobal('XMLHttpRequest', StuckRequest);
  let last = 0;
  return new Attachments(() => `key-${++last}`);
};
/** An upload that never ends. */
class StuckRequest {
  upload = {};
  open = (): void => undefined;
  setRequestHeader = (): void => undefined;
  send = (): void => undefined;
  abort = (): void => undefined;
}

test('what is attached waits in its own conversation, whichever is looked at meanwhile', () => {
  const attachments = start();
  expect(attachments.waiting).toBe(false);
  attachments.add('one', [note()], LIMITS);
  attachments.add('two', [note(), note()], LIMITS);
  expect([attachments.of('one').length, attachments.of('two').length]).toEqual([1, 2]);
  attachments.take('two');
  expect([attachments.of('one').length, attachments.of('two').length, attachments.waiting]).toEqual([1, 0, true]);
  attachments.remove('one', 'key-1');
  expect(attachments.waiting).toBe(false);
});

test('what the channel does not take is told before anything is uploaded', () => {
  const attachments = start();
  attachments.add('one', [note(101), note(10, 'application/zip'), note(2_000)], LIMITS);
  attachments.add('none', [note()], null);
  const wrong = [...attachments.of('one'), ...attachments.of('none')].map((one) => [one.state, one.wrong]);
  expect(wrong).toEqual([
    ['failed', { because: 'size', most: 100 }],
    ['failed', { because: 'type' }],
    ['failed', { because: 'size', most: 1_000 }],
    ['failed', { because: 'none' }],
  ]);
});

test('a message takes so many files and no more', () => {
  const attachments = start();
  expect(
    attachments.add(
      'one',
      Array.from({ length: MOST_FILES + 1 }, () => note()),
      LIMITS,
    ),
  ).toBe(false);
  expect(attachments.of('one')).toHaveLength(MOST_FILES);
});

test('of a message that was taken back the files wait again', () => {
  const attachments = start();
  attachments.putBack('one', [{ id: 'file-1', kind: 'document', name: 'a.pdf' }]);
  expect(attachments.of('one')).toMatchObject([{ id: 'file-1', state: 'ready', name: 'a.pdf' }]);
  expect(attachments.take('one')).toEqual([{ id: 'file-1', kind: 'document', name: 'a.pdf' }]);
});
