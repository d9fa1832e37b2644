import { expect, test } from 'vitest';
import type { Command } from '#core/domain/conversation/commands.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { agent, bot, fresh } from './arbitraries.ts';

const MAYA = agent('a');
const CUSTOMER: Actor = { kind: 'customer' };
const NOW = 2_000;

const become = (c: Conversation, actor: Actor, command: Command, now = NOW): Conversation => {
  const verdict = decide(c, command, { now, actor, bot });
  if (!verdict.ok) throw new Error(verdict.refusal);
  return evolveAll(c, verdict.events);
};
const wrote = (c: Conversation, text: string, standby?: true, now = NOW): Conversation =>
  become(
    c,
    CUSTOMER,
    { type: 'customerWrote', text, inboxId: 'i', clientMessageId: null, ...(standby && { standby }) },
    now,
  );

test('what a customer says to somebody else is there, and the bot owes nothing for it', () => {
  const now = wrote(fresh(), 'Are you the other bot?', true);
  expect(now).toMatchObject({ status: 'ai', outside: NOW, awaitingBot: null, lastCustomerAt: NOW });
  expect(now.last).toMatchObject({ from: 'customer', text: 'Are you the other bot?' });
});

test('nor for what they asked it before, and it is since the first of these words', () => {
  const now = wrote(wrote(wrote(fresh(), 'Where is it?'), 'Hello?', true), 'Anybody?', true, NOW + 5);
  expect(now).toMatchObject({ outside: NOW, awaitingBot: null });
});

test('given back to the bot, it answers what was said last', () => {
  const restored = become(wrote(fresh(), 'Hello?', true), MAYA, { type: 'restoreToAi', instruction: '' });
  expect(restored).toMatchObject({ outside: null, awaitingBot: { since: NOW } });
});

test('an agent who is in charge stays it', () => {
  const taken = become(wrote(fresh(), 'Where is it?'), MAYA, { type: 'takeOver', slots: ['a:1'] });
  expect(wrote(taken, 'Hello?', true)).toMatchObject({ status: 'taken', outside: null });
});
