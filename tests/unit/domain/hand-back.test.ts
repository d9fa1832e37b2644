import { describe, expect, test } from 'vitest';
import type { Command } from '#core/domain/conversation/commands.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { agent, bot, fresh } from './arbitraries.ts';

const MAYA = agent('a');
const BOT: Actor = { kind: 'bot' };
const CUSTOMER: Actor = { kind: 'customer' };

const become = (conversation: Conversation, actor: Actor, command: Command): Conversation => {
  const verdict = decide(conversation, command, { now: 2_000, actor, bot });
  if (!verdict.ok) throw new Error(verdict.refusal);
  return evolveAll(conversation, verdict.events);
};
const restore = (instruction: string): Command => ({ type: 'restoreToAi', instruction });
const reply = (answersSeq: number): Command => ({
  type: 'botReplied',
  text: 'Did it arrive?',
  answersSeq,
  citations: [],
  quickReplies: [],
  source: 'model',
});

/** The customer asked, the agent took over and answered. */
const answered = (): Conversation => {
  const text = 'Where is my order?';
  const asked = become(fresh(), CUSTOMER, { type: 'customerWrote', text, inboxId: 'i', clientMessageId: null });
  const taken = become(asked, MAYA, { type: 'takeOver', slots: ['a:0'] });
  return become(taken, MAYA, { type: 'agentWrote', text: 'On its way.', clientMessageId: 'm' });
};

describe('handing back to the bot', () => {
  test('with nothing open and nothing asked of it, the bot owes nothing', () => {
    expect(become(answered(), MAYA, restore(''))).toMatchObject({ status: 'ai', awaitingBot: null });
  });

  test('with something asked of it, the bot owes the customer a message, once', () => {
    const handed = become(answered(), MAYA, restore('Ask whether it arrived'));
    const owed = handed.awaitingBot?.seq ?? 0;
    expect(owed).toBeGreaterThan(answered().seq);
    expect(handed).toMatchObject({ instruction: 'Ask whether it arrived', awaitingBot: { since: 2_000 } });
    const said = become(handed, BOT, reply(owed));
    expect(said).toMatchObject({ awaitingBot: null, answeredSeq: owed, last: { from: 'bot' } });
    expect(decide(said, reply(owed), { now: 2_000, actor: BOT, bot })).toEqual({ ok: true, events: [] });
  });

  test('what the customer wrote last and nobody answered is owed, whatever is asked', () => {
    const text = 'And the invoice?';
    const open = become(answered(), CUSTOMER, { type: 'customerWrote', text, inboxId: 'j', clientMessageId: null });
    for (const instruction of ['', 'Be brief'])
      expect(become(open, MAYA, restore(instruction)).awaitingBot).toMatchObject({ seq: open.seq, since: 2_000 });
  });

  test('where the customer has deleted what they wrote last, what is above it is still owed; so is what is asked', () => {
    const write = (c: Conversation, text: string) =>
      become(c, CUSTOMER, { type: 'customerWrote', text, inboxId: text, clientMessageId: null });
    const open = write(write(answered(), 'And the invoice?'), 'Oh');
    const deleted = become(open, CUSTOMER, { type: 'customerDeleted', of: open.seq, inboxId: 'd' });
    expect(become(deleted, MAYA, restore('')).awaitingBot).toMatchObject({ seq: open.seq, since: 2_000 });
    const asked = become(deleted, MAYA, restore('Be brief'));
    expect(asked.awaitingBot?.seq).toBeGreaterThan(deleted.seq);
  });

  test.each(['', 'Ask whether it arrived'])(
    'what was begun before a person had the word is not said: "%s"',
    (instruction) => {
      const text = 'And the invoice?';
      const open = become(answered(), CUSTOMER, { type: 'customerWrote', text, inboxId: 'j', clientMessageId: null });
      const handed = become(open, MAYA, restore(instruction));
      const said = (seenSeq: number) => {
        const late = { ...reply(open.seq), seenSeq } as Command;
        const verdict = decide(handed, late, { now: 2_000, actor: BOT, bot });
        return verdict.ok && verdict.events.map((event) => [event.type, 'because' in event && event.because]);
      };
      expect(said(open.seq)).toEqual([['botReplyDiscarded', 'person_in_charge']]);
      expect(said(handed.seq)).toEqual([['botMessage', false]]);
    },
  );

  test('tells the customer in the words that the admin chose', () => {
    const verdict = decide(answered(), restore(''), { now: 2_000, actor: MAYA, bot });
    expect(verdict).toMatchObject({
      events: [{ type: 'restoredToAi' }, { type: 'notice', text: bot.texts.restored, by: { kind: 'bot' } }],
    });
  });
});

test('the bot may leave agents a note, a customer may not', () => {
  const note = { type: 'note', text: 'Not followed.' } as const;
  expect(become(fresh(), BOT, note).notes).toMatchObject([{ by: 'AI', text: 'Not followed.', summary: false }]);
  expect(decide(fresh(), note, { now: 2_000, actor: CUSTOMER, bot })).toEqual({ ok: false, refusal: 'not_allowed' });
});
