import { expect, test } from 'vitest';
import type { ConversationEvent, EventBody } from '#core/domain/conversation/events.ts';
import { open } from '#core/domain/conversation/open.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import { followUps } from '#core/outbox/follow-ups.ts';
import { type Outgoing, outgoingOf } from '#core/outbox/outgoing.ts';

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

test('a bot that has handed a customer over is told when a person takes them, when nobody can, and when it is over; no other is', () => {
  const bodies: EventBody[] = [
    { type: 'taken', agentId: 'a', agentName: 'Ann', slots: [], how: 'accepted', decision: null },
    { type: 'restoredToAi', instruction: '' },
    { type: 'handoverUnavailable', because: 'no_agents', opensAt: null, text: 'Nobody is here', reason: 'other_bot' },
    { type: 'handoverUnavailable', because: 'no_agents', opensAt: null, text: 'For the customer' },
    { type: 'resolved' },
    { type: 'closed' },
  ];
  const happened = bodies.map((body, i): ConversationEvent => ({ seq: i + 2, at: i, by: { kind: 'system' }, ...body }));
  const after = (otherBot: { otherBot?: true }) => ({ ...conversationOn('bot-framework'), ...otherBot, endedAt: 4 });
  const told = ({ seq, message }: Outgoing) => [seq, message.handover, message.text];
  expect(outgoingOf(after({ otherBot: true }), happened).map(told)).toEqual([
    [2, 'accepted', ''],
    [3, 'completed', ''],
    [4, 'failed', 'Nobody is here'],
    [5, undefined, 'For the customer'],
    [6, 'completed', ''],
  ]);
  expect(outgoingOf(after({}), happened).map(({ message }) => message.handover)).toEqual([undefined, undefined]);
});
