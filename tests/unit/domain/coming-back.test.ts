import { describe, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Command } from '#core/domain/conversation/commands.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { followUps } from '#core/outbox/follow-ups.ts';
import { agent, bot, fresh } from './arbitraries.ts';

const MAYA = agent('a');
const SYSTEM: Actor = { kind: 'system' };
const CUSTOMER: Actor = { kind: 'customer' };
const END = 2_000;

const become = (conversation: Conversation, actor: Actor, command: Command): Conversation => {
  const verdict = decide(conversation, command, { now: END, actor, bot });
  if (!verdict.ok) throw new Error(verdict.refusal);
  return evolveAll(conversation, verdict.events);
};
const taken = () => become(fresh(), MAYA, { type: 'takeOver', slots: ['a:0'] });
const back = (slots: ['a:1'] | null = ['a:1'], agentId = 'a'): Command => ({
  ...{ type: 'customerReturned', agentId, agentName: 'Maya', slots },
});
const refusal = (conversation: Conversation, command: Command, now = END + 1, actor: Actor = SYSTEM) => {
  const verdict = decide(conversation, command, { now, actor, bot });
  return verdict.ok ? null : verdict.refusal;
};

describe('a customer who comes back', () => {
  test.each<[string, Actor, Command]>([
    ['resolved', MAYA, { type: 'resolve' }],
    ['dropped', CUSTOMER, { type: 'customerLeft', how: 'ended' }],
    ['closed', SYSTEM, { type: 'closeIdle' }],
  ])('finds the agent of a %s conversation in charge again', (_status, actor, command) => {
    const ended = become(taken(), actor, command);
    expect(refusal(ended, back())).toBeNull();
    expect(become(ended, SYSTEM, back())).toMatchObject({
      status: 'taken',
      agentId: 'a',
      slots: ['a:1'],
      endedAt: null,
    });
  });

  test('also when it was closed after it had been dropped, counted from the end', () => {
    const dropped = become(taken(), CUSTOMER, { type: 'customerLeft', how: 'ended' });
    const closed = become(dropped, SYSTEM, { type: 'closeIdle' });
    expect(refusal(closed, back(), END + bot.reopenWithin - 1)).toBeNull();
    expect(refusal(closed, back(), END + bot.reopenWithin)).toBe('conversation_ended');
  });

  test('does not when nobody was in charge at the end, with another agent, or without a free place', () => {
    const resolved = become(taken(), MAYA, { type: 'resolve' });
    expect(refusal(resolved, back(null))).toBe('at_limit');
    expect(refusal(resolved, back(['a:1'], 'b'))).toBe('not_in_charge');
    expect(refusal(resolved, back(), END + 1, CUSTOMER)).toBe('not_allowed');
    expect(refusal(taken(), back())).toBe('not_ended');
    const restored = become(taken(), MAYA, { type: 'restoreToAi', instruction: '' });
    const byBot = become(restored, CUSTOMER, { type: 'customerLeft', how: 'ended' });
    const queued = become(taken(), MAYA, { type: 'unassign', reason: 'agent' });
    const fromQueue = become(queued, CUSTOMER, { type: 'customerLeft', how: 'ended' });
    for (const ended of [byBot, fromQueue]) expect(refusal(ended, back())).toBe('conversation_ended');
  });
});

test('who waits is handed out when a conversation ends, and not when an ended one is filed', () => {
  const handsOut = (before: Conversation, actor: Actor, command: Command, now: number): boolean => {
    const verdict = decide(before, command, { now, actor, bot });
    return verdict.ok && followUps(evolveAll(before, verdict.events), verdict.events).freed.length > 0;
  };
  const dropped = become(taken(), CUSTOMER, { type: 'customerLeft', how: 'left' });
  expect(handsOut(taken(), CUSTOMER, { type: 'customerLeft', how: 'left' }, END)).toBe(true);
  expect(handsOut(taken(), SYSTEM, { type: 'closeIdle' }, END)).toBe(true);
  expect(handsOut(dropped, SYSTEM, { type: 'closeIdle' }, END + 1)).toBe(false);
});

describe('silence', () => {
  test('does not end what is on hold, or words to be answered later, whoever has them in hands', () => {
    const held = become(taken(), MAYA, { type: 'hold' });
    expect(become(held, SYSTEM, { type: 'closeIdle' })).toEqual(held);
    expect(become(become(held, MAYA, { type: 'unhold' }), SYSTEM, { type: 'closeIdle' }).status).toBe('closed');
    for (const reason of ['message', 'callback'] as const) {
      const desk = { listening: 0, waiting: 0 };
      const left = become(fresh(), CUSTOMER, { ...ASKING, reason, anyway: true, desk });
      const inHands = become(left, MAYA, { type: 'takeOver', slots: ['a:0'] });
      for (const one of [left, inHands]) {
        expect(become(one, SYSTEM, { type: 'closeIdle' })).toEqual(one);
        expect(become(one, SYSTEM, { type: 'customerLeft', how: 'left' })).toEqual(one);
      }
    }
  });

  test('of who waits for a person ends nothing', () => {
    const desk = { listening: 1, waiting: 0 };
    const waiting = become(fresh(), CUSTOMER, { ...ASKING, desk });
    expect(become(waiting, SYSTEM, { type: 'closeIdle' })).toEqual(waiting);
  });
});
