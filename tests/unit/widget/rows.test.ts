import { expect, test } from 'vitest';
import type { OutboxItem } from '#channels/web/widget/model/outbox.ts';
import { type Row, rowsOf, withMarks } from '#channels/web/widget/model/rows.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import { AT, entry } from './entries.ts';

const rows = (entries: VisitorEntry[], pending: OutboxItem[] = [], seenSeq = 0): Row[] =>
  withMarks(rowsOf({ prefix: 'c', entries, pending, seenSeq, now: AT }));
const customer = (seq: number, clientMessageId: string) => entry(seq, { kind: 'customer', clientMessageId });
const item = (id: string, status: OutboxItem['status'] = 'queued'): OutboxItem => ({
  ...{ id, kind: 'text', text: id, at: AT + 100, status, code: null },
});
const marks = (all: Row[]) => all.flatMap((row) => (row.kind === 'mine' ? [row.delivery] : []));

test('a message that is in the timeline is not shown a second time from the outbox', () => {
  const all = rows([customer(2, 'm1')], [item('m1', 'sent'), item('m2')]);
  expect(all.map(({ key }) => key)).toEqual(['m1', 'm2']);
});

test('only the latest message says how far it got; what failed always does', () => {
  const entries = [customer(2, 'm1'), customer(3, 'm2')];
  expect(marks(rows(entries))).toEqual([null, 'delivered']);
  expect(marks(rows(entries, [], 3))).toEqual([null, 'seen']);
  expect(marks(rows(entries, [item('m3', 'failed'), item('m4')]))).toEqual([null, null, 'failed', 'sending']);
});

test('a notice is the text of the turn that caused it; after "joined" it stands before it', () => {
  const waiting = entry(3, { kind: 'event', event: 'waiting', text: '' });
  const taken = entry(5, { kind: 'event', event: 'taken', text: '', author: 'Maya' });
  const notice = (seq: number) => entry(seq, { kind: 'notice', text: `notice ${seq}` });
  const all = rows([waiting, notice(4), taken, notice(6), notice(9)]);
  expect(all.map((row) => [row.kind, 'text' in row ? row.text : ''])).toEqual([
    ['turn', 'notice 4'],
    ['notice', 'notice 6'],
    ['turn', ''],
    ['notice', 'notice 9'],
  ]);
});

test('days are named where they change, today only after another day', () => {
  const yesterday = entry(2, { at: AT - 86_400_000 });
  expect(rows([yesterday, entry(3)]).map(({ kind }) => kind)).toEqual(['day', 'theirs', 'day', 'theirs']);
  expect(rows([entry(3)]).map(({ kind }) => kind)).toEqual(['theirs']);
});

test('keys are unique, whatever the clocks say', () => {
  const late = { ...item('m9'), at: AT - 86_400_000 };
  const keys = rows([entry(2, { at: AT - 86_400_000 }), entry(3)], [late, item('m8')]).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test('that nobody can be had is a question of the bot, not a turn', () => {
  const unavailable = { because: 'no_agents', opensAt: null } as const;
  const all = rows([entry(3, { kind: 'event', event: 'unavailable', unavailable }), entry(4)]);
  expect(all.map(({ kind }) => kind)).toEqual(['theirs', 'theirs']);
});
