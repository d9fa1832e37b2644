import { expect, test } from 'vitest';
import type { ConversationEvent, EventBody } from '#core/domain/conversation/events.ts';
import { hasNothingToAnswer } from '#workers/assistant/handed-back.ts';
import { spoken, unanswered } from '#workers/assistant/spoken.ts';

const CUSTOMER = { kind: 'customer' } as const;
const timeline = (...bodies: EventBody[]): ConversationEvent[] =>
  bodies.map((body, i) => ({ seq: i + 1, at: i, by: CUSTOMER, ...body }));
const says = (text: string): EventBody => ({ type: 'customerMessage', text, inboxId: 'i', clientMessageId: null });
const edits = (of: number, text: string): EventBody => ({ type: 'customerEdited', of, text, inboxId: 'e' });
const deletes = (of: number): EventBody => ({ type: 'customerDeleted', of, inboxId: 'd' });
const answers = (answersSeq: number): EventBody => ({
  ...{ type: 'botMessage', text: 'Here.', answersSeq, citations: [], quickReplies: [], source: 'model' },
});
const textsOf = (events: readonly ConversationEvent[]) => spoken(events).map(({ text }) => text);

test('what was edited is as it is now, and answered only by who saw it so', () => {
  const events = timeline(says('Where is order 6?'), edits(1, 'Where is order 7?'), answers(1));
  expect(textsOf(events)).toEqual(['Here.', 'Where is order 7?']);
  expect(unanswered(spoken(timeline(says('6?'), edits(1, '7?'), edits(1, '8?'), answers(3))))).toEqual([]);
});

test('an edit of what was answered asks nothing anew', () => {
  const events = timeline(says('Where is it?'), answers(1), edits(1, 'Where is it!'));
  expect(unanswered(spoken(events))).toEqual([]);
  expect(textsOf(events)).toEqual(['Where is it!', 'Here.']);
});

test('what was deleted was not said, in none of its forms', () => {
  const events = timeline(says('My card is 4111'), edits(1, 'My card is 4111 1111'), says('Hello'), deletes(1));
  expect(textsOf(events)).toEqual(['Hello']);
  expect(hasNothingToAnswer(events)).toBe(false);
  expect(hasNothingToAnswer(timeline(says('x'), deletes(1)))).toBe(true);
});

test('who hands back without a word asks for nothing to be answered that is not there any more', () => {
  const restored = (instruction: string): EventBody => ({ type: 'restoredToAi', instruction });
  const back = (instruction: string) => hasNothingToAnswer(timeline(says('x'), restored(instruction), deletes(1)));
  expect(back('')).toBe(true);
  expect(back('Say goodbye')).toBe(false);
});

test('a colleague outside of Baton has spoken for the team', () => {
  const events = timeline(says('Where is it?'), { type: 'outsideMessage', text: 'I will call you.', inboxId: 'o' });
  expect(spoken(events).at(-1)).toMatchObject({ who: 'agent', name: 'A colleague', text: 'I will call you.' });
  expect(unanswered(spoken(events))).toEqual([]);
});
