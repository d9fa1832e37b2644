import { describe, expect, it } from 'vitest';
import { likeness } from '#dashboard/src/dialogs/match.ts';
import { availability, bestColleague, transferQueues, transferTargets } from '#dashboard/src/dialogs/targets.ts';
import { firstReply } from '#dashboard/src/model/detail.ts';
import type { Agent, Bot } from '#dashboard/src/stores/team.svelte.ts';
import { ME, OTHER, row } from './samples.ts';

describe('the palette', () => {
  it.each([
    ['tra', 'Transfer', 1],
    ['tra', 'Category: Wholesale', 0],
    ['next', 'Resolve and go to the next', 0.8],
    ['go next', 'Resolve and go to the next', 0.8],
    ['solve', 'Resolve', 0.4],
    ['tomas', 'Tomás Oliveira', 1],
    ['', 'Anything', 1],
  ])('“%s” fits “%s” by %d', (typed, label, score) => expect(likeness(label, typed)).toBe(score));
});

const agent = (id: string, changes: Partial<Agent> = {}): Agent => ({
  ...{
    id,
    name: id,
    role: 'agent',
    botIds: ['bot'],
    listening: true,
    present: true,
    active: 0,
    limit: 3,
    paused: false,
    skills: [],
  },
  ...changes,
});

describe('whom a conversation can be handed to', () => {
  it('are the others of its bot, who can take it now first', () => {
    const agents = [
      agent('away', { present: false }),
      agent('full', { active: 3 }),
      agent('silent', { listening: false }),
      agent('busy', { active: 2 }),
      agent('idle'),
      agent(OTHER),
      agent('stranger', { botIds: ['billing'] }),
    ];
    const targets = transferTargets(agents, row('a', { status: 'taken', agentId: OTHER }));
    expect(targets.map(({ id }) => id)).toEqual(['idle', 'busy', 'full', 'silent', 'away']);
    expect(targets.map(availability)).toEqual(['available', 'available', 'full', 'notListening', 'away']);
  });

  it('one click asks the least busy of those who are there with room, never oneself', () => {
    const here = row('a', { status: 'taken', agentId: OTHER });
    const best = (...agents: Agent[]) => bestColleague(agents, here, ME)?.id ?? null;
    expect(best(agent('busy', { active: 2 }), agent('idle'), agent(ME), agent(OTHER))).toBe('idle');
    expect(best(agent('paused', { paused: true }), agent('full', { active: 3 }), agent(ME), agent(OTHER))).toBeNull();
  });

  it('are the queues with people behind them, its own first', () => {
    const queue = (id: string, humanSupport = true) => ({ id, name: id, humanSupport }) as Bot;
    const queues = transferQueues([queue('another'), queue('none', false), queue('bot')], row('a'));
    expect(queues.map(({ id }) => id)).toEqual(['bot', 'another']);
  });
});

describe('the first reply of who is in charge', () => {
  it.each([
    [{ takenAt: null, firstReplyAt: null }, null],
    [{ takenAt: 10, firstReplyAt: null }, 'none'],
    [{ takenAt: 10, firstReplyAt: 25 }, 15],
    // Somebody else had replied before this agent took over.
    [{ takenAt: 10, firstReplyAt: 5 }, null],
  ])('%j is %s', (detail, reply) => expect(firstReply(detail)).toBe(reply));
});
