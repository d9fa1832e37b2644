import { expect, test } from 'vitest';
import { type Message, toBlocks } from '#dashboard/src/model/blocks.ts';
import type { Entry } from '#dashboard/src/model/timeline.ts';
import { counted } from '#dashboard/src/model/unread.ts';
import { customerSays, ME } from './samples.ts';

const at = (seq: number) => ({ seq, at: seq * 1_000, by: { kind: 'customer' } as const, inboxId: `i${seq}` });
const reacts = (seq: number, to: number, emoji: string | null): Entry => ({
  ...at(seq),
  ...{ type: 'customerReacted', to, emoji },
});
const edits = (seq: number, of: number, text: string): Entry => ({ ...at(seq), type: 'customerEdited', of, text });
const deletes = (seq: number, of: number): Entry => ({ ...at(seq), type: 'customerDeleted', of });
const outside: Entry = { ...at(9), by: { kind: 'outside' }, type: 'outsideMessage', text: 'I will call you.' };

const messages = (...entries: Entry[]): Message[] =>
  toBlocks(entries, [], ME, { receivedSeq: 0, seenSeq: 0 }).filter(
    (block): block is Message => block.kind === 'message',
  );

test('what was edited is shown as it is now, with what it was before', () => {
  const [message] = messages(customerSays(1, 'Helo'), edits(2, 1, 'Hello'), edits(3, 1, 'Hello!'));
  expect(message).toMatchObject({ text: 'Hello!', after: { earlier: ['Helo', 'Hello'] } });
});

test('what was deleted is not shown, nor what it was before', () => {
  const [message] = messages(customerSays(1, 'Secret'), edits(2, 1, 'Secrets'), deletes(3, 1));
  expect(message).toMatchObject({ text: '', after: { deleted: true, earlier: [] } });
  expect(JSON.stringify(message)).not.toContain('Secret');
});

test('what was deleted is known as such also where the entry that says so is not here, and has no files', () => {
  const file = { id: 'f', kind: 'image' as const, name: 'card.jpg' };
  const [message] = messages({ ...customerSays(1, ''), deleted: true } as Entry);
  expect(message).toMatchObject({ text: '', after: { deleted: true } });
  const said = { ...customerSays(1, 'Mine'), files: [file] } as Entry;
  expect(messages(said, deletes(2, 1))).toMatchObject([{ files: [] }]);
  expect(messages(said, edits(2, 1, 'My card'))).toMatchObject([{ text: 'My card', files: [file] }]);
});

test('the latest reaction hangs on its message, until it is taken back', () => {
  const first = [customerSays(1), reacts(2, 1, '👍'), reacts(3, 1, '🎉')];
  expect(messages(...first)).toMatchObject([{ after: { emoji: '🎉' } }]);
  expect(messages(...first, reacts(4, 1, null))).toMatchObject([{ after: { emoji: null } }]);
});

test('what a person said outside stands on the team’s side, and is nobody’s to send', () => {
  const [message] = messages(outside);
  expect(message).toMatchObject({ from: 'agent', outside: true, mine: false, delivery: null, there: null });
  expect(counted(undefined, [customerSays(1), outside]).count).toBe(0);
});
