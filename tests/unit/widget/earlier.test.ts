import { describe, expect, test } from 'vitest';
import { oldest, prepend, wholeOf } from '#channels/web/widget/model/earlier.ts';
import { emptyThread, type Thread } from '#channels/web/widget/model/thread.ts';
import { entry } from './entries.ts';

const seqs = (entries: readonly { seq: number }[]): number[] => entries.map(({ seq }) => seq);
const thread = (change: Partial<Thread> = {}): Thread => ({
  ...emptyThread,
  state: { ...emptyThread.state, conversationId: 'b', status: 'ai', seq: 9 },
  entries: [entry(8), entry(9)],
  ...change,
});

describe('where to go on backwards', () => {
  test('is before the first entry of the page', () => {
    expect(oldest(thread())).toEqual({ conversationId: 'b', before: 8 });
  });
  test('is before the conversations that ended on the page', () => {
    const past = [{ conversationId: 'a', entries: [entry(2)] }];
    expect(oldest(thread({ past }))).toEqual({ conversationId: 'a', before: 2 });
  });
  test('is the whole conversation where nothing of it is here, and nowhere where there is none', () => {
    expect(oldest(thread({ entries: [] }))).toEqual({ conversationId: 'b' });
    expect(oldest(emptyThread)).toBeNull();
  });
});

describe('what was fetched', () => {
  test('of the current conversation becomes its beginning', () => {
    const { past, entries } = wholeOf(prepend({ conversationId: 'b', entries: [entry(6), entry(7)] }, []), thread());
    expect(past).toEqual([]);
    expect(seqs(entries)).toEqual([6, 7, 8, 9]);
  });

  test('of earlier ones stands before it, each conversation once, the oldest first', () => {
    let groups = prepend({ conversationId: 'b', entries: [entry(7)] }, []);
    groups = prepend({ conversationId: 'a', entries: [entry(5)] }, groups);
    groups = prepend({ conversationId: 'a', entries: [entry(3), entry(4)] }, groups);
    const { past, entries } = wholeOf(groups, thread());
    expect(past.map(({ conversationId, entries: some }) => [conversationId, seqs(some)])).toEqual([['a', [3, 4, 5]]]);
    expect(seqs(entries)).toEqual([7, 8, 9]);
  });

  test('stays in its place when the current conversation ends and another begins', () => {
    const groups = prepend({ conversationId: 'a', entries: [entry(3)] }, []);
    const next = thread({
      past: [{ conversationId: 'b', entries: [entry(8)] }],
      state: { ...emptyThread.state, conversationId: 'c' },
      entries: [],
    });
    expect(wholeOf(groups, next).past.map(({ conversationId }) => conversationId)).toEqual(['a', 'b']);
    expect(wholeOf(groups, next).entries).toEqual([]);
  });

  test('and says nothing leaves no trace', () => {
    expect(prepend({ conversationId: 'a', entries: [] }, [])).toEqual([]);
  });
});
