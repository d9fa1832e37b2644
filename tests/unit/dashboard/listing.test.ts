import { describe, expect, it } from 'vitest';
import { arrange, belongs, newer, placeOf, recount, withinLoaded } from '#dashboard/src/model/listing.ts';
import { ME, mine, OTHER, row, waiting } from './samples.ts';

const keys = (...args: Parameters<typeof arrange>): string[] => arrange(...args).map((item) => item.key);

describe('the groups of all conversations', () => {
  it('puts who needs a person first, longest waiting on top, then own chats, then the rest by activity', () => {
    const rows = [
      row('a', { lastActivityAt: 5 }),
      mine('b', 3),
      waiting('c', 200),
      row('d', { lastActivityAt: 9 }),
      waiting('e', 100),
      mine('f', 4),
    ];
    expect(keys(rows, 'all', ME)).toEqual([
      'group:needs',
      'e',
      'c',
      'group:yours',
      'f',
      'b',
      'group:everyone',
      'd',
      'a',
    ]);
  });

  it('puts an offer to me and a transfer to me before everybody who waits longer', () => {
    const offered = waiting('offered', 900, { offer: { agentId: ME, expiresAt: 1_000 } });
    const handed = row('handed', {
      status: 'taken',
      agentId: OTHER,
      lastActivityAt: 950,
      transfer: { to: ME, from: OTHER, message: '', expiresAt: 1_000 },
    });
    expect(keys([waiting('old', 1), handed, offered], 'all', ME)).toEqual(['group:needs', 'offered', 'handed', 'old']);
  });

  it('leaves out empty groups and whatever has ended', () => {
    expect(keys([row('a', { status: 'resolved', endedAt: 1 }), mine('b', 1)], 'all', ME)).toEqual(['group:yours', 'b']);
  });

  it('orders equal times by id, so that rows do not jump', () => {
    expect(keys([row('a'), row('c'), row('b')], 'all', ME)).toEqual(['group:everyone', 'c', 'b', 'a']);
  });

  it('shows search results of every state in one plain list', () => {
    const rows = [row('a', { status: 'closed', lastActivityAt: 1 }), waiting('b', 2)];
    expect(keys(rows, 'all', ME, true)).toEqual(['b', 'a']);
  });
});

describe('the tabs', () => {
  it.each([
    ['all', ['ai', 'waiting', 'taken']],
    ['waiting', ['waiting']],
    ['closed', ['resolved', 'dropped', 'closed']],
  ] as const)('%s holds exactly %j', (view, expected) => {
    const statuses = ['ai', 'waiting', 'taken', 'resolved', 'dropped', 'closed'] as const;
    expect(statuses.filter((status) => belongs(row('a', { status }), view, ME))).toEqual(expected);
  });

  it('mine holds what I am in charge of and nothing that ended', () => {
    expect(belongs(mine('a', 1), 'mine', ME)).toBe(true);
    expect(belongs(mine('a', 1), 'mine', OTHER)).toBe(false);
    expect(belongs({ ...mine('a', 1), status: 'resolved' }, 'mine', ME)).toBe(false);
  });
});

describe('counts after an event', () => {
  const counts = { all: 10, waiting: 3, mine: 1 };
  it('follow a conversation from waiting into my hands', () => {
    expect(recount(counts, waiting('a', 1), mine('a', 2), ME)).toEqual({ all: 10, waiting: 2, mine: 2 });
  });
  it('grow with a new one and shrink with one that ended or went away', () => {
    expect(recount(counts, null, row('a'), ME)).toEqual({ all: 11, waiting: 3, mine: 1 });
    expect(recount(counts, mine('a', 1), row('a', { status: 'resolved' }), ME)).toEqual({
      all: 9,
      waiting: 3,
      mine: 0,
    });
    expect(recount(counts, waiting('a', 1), null, ME)).toEqual({ all: 9, waiting: 2, mine: 1 });
  });
  it('never become negative', () => {
    expect(recount({ all: 0, waiting: 0, mine: 0 }, waiting('a', 1), null, ME)).toEqual({
      all: 0,
      waiting: 0,
      mine: 0,
    });
  });
});

describe('events and pages', () => {
  it('an older version never replaces a newer one', () => {
    expect(newer(row('a', { version: 5 }), row('a', { version: 4 }))).toBe(false);
    expect(newer(row('a', { version: 5 }), row('a', { version: 5 }))).toBe(true);
    expect(newer(undefined, row('a'))).toBe(true);
  });
  it('an unknown row older than the loaded pages waits for its page', () => {
    const end = placeOf('100_x', 'newest');
    expect(withinLoaded(row('a', { lastActivityAt: 99 }), end, 'newest')).toBe(false);
    expect(withinLoaded(row('a', { lastActivityAt: 101 }), end, 'newest')).toBe(true);
    expect(withinLoaded(row('a', { lastActivityAt: 1 }), null, 'newest')).toBe(true);
  });
  it('by due time, it waits where it is due later, and where nothing is promised until pages go beyond what is', () => {
    const at = (dueAt: number | null, lastActivityAt: number) => row('a', { dueAt, lastActivityAt });
    const within = (end: string) =>
      [at(50, 1), at(100, 101), at(100, 99), at(101, 200), at(null, 101), at(null, 99)].map((each) =>
        withinLoaded(each, placeOf(end, 'due'), 'due'),
      );
    expect(within('100_100_x')).toEqual([true, true, false, false, false, false]);
    expect(within('-_100_x')).toEqual([true, true, true, true, true, false]);
  });
  it('in the queue it waits where it is served later, whatever its urgency and however new', () => {
    const step = 10 * 60_000;
    const end = placeOf(`${3 * step}_m`, 'queue');
    const within = (waitingSince: number, priority: number, id = 'm') =>
      withinLoaded(row(id, { waitingSince, priority, lastActivityAt: 9e12 }), end, 'queue');
    expect([within(3 * step, 0), within(step, 2), within(step, 2, 'l'), within(step - 1, 2, 'z')]).not.toContain(false);
    expect([within(3 * step + 1, 0), within(step, 3), within(step, 2, 'n')]).not.toContain(true);
  });
});
