import { expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Command, Context } from '#core/domain/conversation/commands.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import { agent, bot, decision, fresh } from './arbitraries.ts';

/* Who may do what, written down here once more: whoever is not named changes nothing. */
type Actor = Context['actor'];
const NOW = 5_000;
const ACTORS = {
  maya: agent('a'),
  omar: agent('b'),
  boss: agent('s', 'supervisor'),
  stranger: { ...agent('x', 'supervisor'), scope: { kind: 'bots', botIds: ['another-bot'] } },
  customer: { kind: 'customer' },
  bot: { kind: 'bot' },
  system: { kind: 'system' },
} satisfies Record<string, Actor>;
const { maya, customer, system } = ACTORS;

const after = (c: Conversation, actor: Actor, command: Command): Conversation => {
  const verdict = decide(c, command, { now: NOW, actor, bot });
  if (!verdict.ok) throw new Error(verdict.refusal);
  return evolveAll(c, verdict.events);
};
const asking: Command = { ...ASKING, anyway: true, desk: { listening: 1, waiting: 0 } };
const offering: Command = {
  ...{ type: 'offer', agentId: 'a', agentName: 'Maya', slots: ['a:0'], expiresAt: NOW - 1, decision },
};
const passing: Command = {
  ...{ type: 'transfer', to: { kind: 'agent', agentId: 'b', agentName: 'Omar' }, message: '', expiresAt: NOW - 1 },
};
const withBot = after(fresh(), customer, { type: 'customerWrote', text: 'Hi', inboxId: 'i', clientMessageId: null });
const waiting = after(withBot, customer, asking);
const mayas = after(waiting, maya, { type: 'takeOver', slots: ['a:0'] });
const CASES = {
  'with the bot': withBot,
  waiting,
  'offered to Maya': after(waiting, system, offering),
  'in Maya’s hands': mayas,
  'passed on to Omar': after(mayas, maya, passing),
  'on hold': after(mayas, maya, { type: 'hold' }),
  resolved: after(mayas, maya, { type: 'resolve' }),
};

const write: Command = { type: 'agentWrote', text: 'Hello', clientMessageId: 'm' };
const reply: Command = {
  ...{ type: 'botReplied', text: 'Hello', answersSeq: 2, citations: [], quickReplies: [], source: 'offline' },
};
const take = (type: 'takeOver' | 'accept' | 'acceptTransfer' | 'reopen'): Command => ({ type, slots: ['z:0'] });
const toQueue: Command = { ...passing, to: { kind: 'queue', botId: 'other-bot' } } as Command;
const restore: Command = { type: 'restoreToAi', instruction: '' };
const TEAM = ['maya', 'omar', 'boss'];
const IN_CHARGE = ['maya', 'boss', 'system'];

test.each<[keyof typeof CASES, Command, string[]]>([
  ['with the bot', take('takeOver'), TEAM],
  ['with the bot', write, []],
  ['waiting', take('takeOver'), TEAM],
  ['waiting', take('accept'), TEAM],
  ['waiting', offering, ['system']],
  ['waiting', { ...offering, type: 'assign' } as Command, ['system']],
  ['waiting', reply, []],
  ['waiting', write, []],
  ['waiting', { type: 'prioritise', priority: 0 }, ['boss']],
  ['waiting', restore, [...TEAM, 'system']],
  ['waiting', { type: 'resolve' }, TEAM],
  ['offered to Maya', take('accept'), ['maya']],
  ['offered to Maya', { type: 'decline', reason: '' }, ['maya']],
  ['offered to Maya', take('takeOver'), TEAM],
  ['offered to Maya', offering, []],
  ['offered to Maya', { type: 'expireOffer' }, ['system']],
  ['offered to Maya', { type: 'withdrawOffer', because: 'agent_vanished' }, ['system']],
  ['in Maya’s hands', write, ['maya']],
  ['in Maya’s hands', reply, []],
  ['in Maya’s hands', take('takeOver'), ['boss']],
  ['in Maya’s hands', take('accept'), []],
  ['in Maya’s hands', offering, []],
  ['in Maya’s hands', asking, []],
  ['in Maya’s hands', passing, IN_CHARGE],
  ['in Maya’s hands', toQueue, IN_CHARGE],
  ['in Maya’s hands', { type: 'hold' }, IN_CHARGE],
  ['in Maya’s hands', { type: 'unassign', reason: 'agent' }, IN_CHARGE],
  ['in Maya’s hands', restore, IN_CHARGE],
  ['in Maya’s hands', { type: 'resolve' }, IN_CHARGE],
  ['in Maya’s hands', { type: 'setEngagementStatus', status: 'completed' }, ['maya', 'boss']],
  ['in Maya’s hands', { type: 'note', text: 'Psst' }, [...TEAM, 'bot']],
  ['on hold', { type: 'unhold' }, IN_CHARGE],
  ['on hold', { type: 'hold' }, []],
  ['passed on to Omar', write, ['maya']],
  ['passed on to Omar', take('acceptTransfer'), ['omar']],
  ['passed on to Omar', { type: 'declineTransfer', reason: '' }, ['omar']],
  ['passed on to Omar', { type: 'withdrawTransfer' }, IN_CHARGE],
  ['passed on to Omar', { type: 'expireTransfer' }, ['system']],
  ['resolved', write, []],
  ['resolved', reply, []],
  ['resolved', asking, []],
  ['resolved', take('takeOver'), []],
  ['resolved', take('reopen'), [...TEAM, 'system']],
  ['resolved', { type: 'note', text: 'Sent a new one.' }, [...TEAM, 'bot']],
])('%s: %j is for %j', (state, command, expected) => {
  const acts = Object.entries(ACTORS).filter(([, actor]) => {
    const verdict = decide(CASES[state], command, { now: NOW, actor, bot });
    return verdict.ok && verdict.events.length > 0;
  });
  expect(acts.map(([name]) => name)).toEqual(expected);
});

test.each<[keyof typeof CASES, 'expireOffer' | 'expireTransfer']>([
  ['offered to Maya', 'expireOffer'],
  ['passed on to Omar', 'expireTransfer'],
])('%s: it is over at its time, and not before', (state, type) => {
  expect(decide(CASES[state], { type }, { now: NOW - 2, actor: system, bot })).toEqual({ ok: true, events: [] });
  expect(decide(CASES[state], { type }, { now: NOW - 1, actor: system, bot })).toMatchObject({ events: [{}] });
});

test.each<[keyof typeof CASES, string]>([
  ['waiting', 'bot_not_in_charge'],
  ['in Maya’s hands', 'bot_not_in_charge'],
  ['on hold', 'bot_not_in_charge'],
  ['resolved', 'conversation_ended'],
])('%s: a bot’s answer that comes too late is refused, so that it can be put on record', (state, refusal) => {
  expect(decide(CASES[state], reply, { now: NOW, actor: ACTORS.bot, bot })).toEqual({ ok: false, refusal });
});
