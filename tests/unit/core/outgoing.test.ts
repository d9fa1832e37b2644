import { expect, test } from 'vitest';
import type { ConversationEvent, EventBody } from '#core/domain/conversation/events.ts';
import { open } from '#core/domain/conversation/open.ts';
import type { Channel, HandoverReason } from '#core/domain/conversation/state.ts';
import { followUps } from '#core/outbox/follow-ups.ts';
import { outgoingOf } from '#core/outbox/outgoing.ts';

const conversationOn = (channel: Channel) =>
  open({
    ...{ id: 'c', botId: 'bot', contactId: 'contact', channel, channelAccountId: 'account', peer: 'anna', now: 1 },
    ...{ customerName: 'Anna', previousId: null, lastAgentId: null },
  }).conversation;

const bodies: EventBody[] = [
  { type: 'customerMessage', text: 'Hello', inboxId: 'i', clientMessageId: null },
  { type: 'botMessage', text: 'Which?', answersSeq: 2, citations: [], quickReplies: ['A', 'B'], source: 'offline' },
  { type: 'notice', text: 'You are being transferred' },
  { type: 'agentMessage', text: 'I am here', clientMessageId: 'm' },
  { type: 'note', text: 'For colleagues alone' },
  { type: 'held' },
  { type: 'notice', text: '' },
];
const events = bodies.map((body, i): ConversationEvent => ({ seq: i + 2, at: i, by: { kind: 'system' }, ...body }));

test('what the customer is told goes out through their platform, and nothing else', () => {
  const outgoing = outgoingOf(conversationOn('whatsapp-cloud'), events);
  expect(outgoing.map(({ seq, message }) => [seq, message.text, message.choices, message.by])).toEqual([
    [3, 'Which?', ['A', 'B'], 'bot'],
    [4, 'You are being transferred', [], 'system'],
    [5, 'I am here', [], 'agent'],
  ]);
  expect(outgoing[0]).toMatchObject({ channelAccountId: 'account', peer: 'anna', conversationId: 'c' });
});

test('whoever sends it is rung for', () => {
  expect(followUps(conversationOn('whatsapp-cloud'), events).deliver).toBe(true);
  expect(followUps(conversationOn('whatsapp-cloud'), events.slice(0, 1)).deliver).toBe(false);
});

test('on the web the page hears it from the gateway', () => {
  expect(outgoingOf(conversationOn('web'), events)).toEqual([]);
  expect(followUps(conversationOn('web'), events).deliver).toBe(false);
});

test('a bot that has handed a customer over is told when a person takes them, and when it is over; no other is', () => {
  const told: EventBody[] = [
    { type: 'taken', agentId: 'a', agentName: 'Ann', slots: [], how: 'accepted', decision: null },
    { type: 'resolved' },
  ];
  const happened = told.map((body, i): ConversationEvent => ({ seq: i + 2, at: i, by: { kind: 'system' }, ...body }));
  const place = { since: 1, priority: 2 as const, declinedBy: [], skills: [], language: null };
  const after = (reason: HandoverReason) => ({
    ...conversationOn('bot-framework'),
    lastWaiting: { ...place, reason },
  });
  expect(outgoingOf(after('other_bot'), happened).map(({ seq, message }) => [seq, message.handover])).toEqual([
    [2, 'accepted'],
    [3, 'completed'],
  ]);
  expect(outgoingOf(after('workflow'), happened)).toEqual([]);
});
