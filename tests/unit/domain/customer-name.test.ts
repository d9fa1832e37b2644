import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { evolve } from '#core/domain/conversation/evolve.ts';
import { open } from '#core/domain/conversation/open.ts';
import type { HandoverReason } from '#core/domain/conversation/state.ts';
import { nameAmong, placeholderName } from '#core/domain/customer-name.ts';

const peer = randomUUID();
const begun = (customerName = placeholderName(peer)) =>
  open({
    ...{ id: 'c', botId: 'b', contactId: 'k', channel: 'web', channelAccountId: 'w', peer, customerName },
    ...{ previousId: null, lastAgentId: null, now: 1 },
  }).conversation;
const asked = (collected: Record<string, string>, reason: HandoverReason = 'customer_asked'): ConversationEvent => ({
  ...{ seq: 2, at: 2, by: { kind: 'bot' }, type: 'handoverRequested', reason, collected, priority: 2 },
  ...{ skills: [], language: null, due: { firstReply: null, resolution: null } },
});
const left = (collected: Record<string, string>): ConversationEvent => ({
  ...{ seq: 3, at: 3, by: { kind: 'customer' }, type: 'contactLeft', reason: 'message', collected },
});

describe('a customer without a name', () => {
  it('is called by the name that the bot collected', () => {
    expect(begun().customerName).toMatch(/^Visitor [0-9A-F]{4}$/);
    expect(evolve(begun(), asked({ name: 'Priya Nair', email: 'p@hey.example' })).customerName).toBe('Priya Nair');
    expect(evolve(begun(), asked({ email: 'p@hey.example' })).customerName).toBe(placeholderName(peer));
  });
  it('is called by the name that they gave with a message, also when they wait already', () => {
    expect(evolve(begun(), asked({ name: 'Priya' }, 'message')).customerName).toBe('Priya');
    expect(evolve(begun(), left({ name: 'Priya' })).customerName).toBe('Priya');
  });
});

it('a name that is known is not replaced by what a bot made out of words, but by what the customer says', () => {
  expect(evolve(begun('Priya Nair'), asked({ name: 'moka pot' })).customerName).toBe('Priya Nair');
  expect(evolve(begun('Priya Nair'), left({ name: 'Priya Rao' })).customerName).toBe('Priya Rao');
  expect(evolve(begun('Priya Nair'), left({ name: '  ' })).customerName).toBe('Priya Nair');
});

it('a name stands on one line, is no longer than a line, and is found whatever the case of its field', () => {
  expect(nameAmong({ Name: ' Priya\n Nair ' })).toBe('Priya Nair');
  expect(nameAmong({ name: 'x'.repeat(300) })).toHaveLength(80);
  expect(nameAmong({ email: 'p@hey.example' })).toBe('');
});
