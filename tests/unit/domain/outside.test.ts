import { describe, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Command } from '#core/domain/conversation/commands.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import { mayStandIdle } from '#core/domain/conversation/idle.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { agent, bot, fresh } from './arbitraries.ts';

const MAYA = agent('a');
const [BOT, CUSTOMER, OUTSIDE]: Actor[] = [{ kind: 'bot' }, { kind: 'customer' }, { kind: 'outside' }] as const;
const NOW = 2_000;

const tried = (c: Conversation, actor: Actor, command: Command) => decide(c, command, { now: NOW, actor, bot });
const become = (c: Conversation, actor: Actor, command: Command): Conversation => {
  const verdict = tried(c, actor, command);
  if (!verdict.ok) throw new Error(verdict.refusal);
  return evolveAll(c, verdict.events);
};
const wrote = (c: Conversation, text = 'Where is it?'): Conversation =>
  become(c, CUSTOMER as Actor, { type: 'customerWrote', text, inboxId: 'i', clientMessageId: null });
const outside = (c: Conversation): Conversation =>
  become(c, OUTSIDE as Actor, { type: 'outsideWrote', text: 'I will call you.', inboxId: 'o' });
const REPLY = { text: 'Here.', citations: [], quickReplies: [], source: 'model' };
const reply = (answersSeq: number): Command => ({ type: 'botReplied', answersSeq, ...REPLY });
const restore: Command = { type: 'restoreToAi', instruction: '' };
const asks: Command = { ...ASKING, desk: { listening: 1, waiting: 0 } };

describe('a person answers without Baton', () => {
  test('the bot owes nothing any more, and what it was about to say is refused', () => {
    const asked = wrote(fresh());
    const now = outside(asked);
    expect(now).toMatchObject({ status: 'ai', outside: NOW, awaitingBot: null, last: { from: 'outside' } });
    expect(tried(now, BOT as Actor, reply(asked.seq))).toEqual({ ok: false, refusal: 'bot_not_in_charge' });
    expect(tried(now, BOT as Actor, asks)).toEqual({ ok: false, refusal: 'bot_not_in_charge' });
  });

  test('what the customer writes then is not for the bot, and it may be closed when nobody says anything', () => {
    const now = wrote(outside(wrote(fresh())), 'Thanks');
    expect(now).toMatchObject({ awaitingBot: null, last: { from: 'customer', text: 'Thanks' } });
    expect(mayStandIdle(now)).toBe(true);
  });

  test('it is since the first of several words', () => {
    const first = outside(fresh());
    const verdict = decide(
      first,
      { type: 'outsideWrote', text: 'More', inboxId: 'p' },
      { now: 9_000, actor: OUTSIDE as Actor, bot },
    );
    expect(verdict.ok && evolveAll(first, verdict.events).outside).toBe(NOW);
  });

  test('a customer who asks for a person is handed over', () => {
    expect(become(outside(fresh()), CUSTOMER as Actor, asks)).toMatchObject({ status: 'waiting', outside: null });
  });

  test('an agent may take over, give it back to the bot, or end it', () => {
    const now = wrote(outside(wrote(fresh())), 'And the invoice?');
    const taken = become(now, MAYA, { type: 'takeOver', slots: ['a:0'] });
    expect(taken).toMatchObject({ status: 'taken', outside: null });
    expect(become(now, MAYA, { type: 'resolve' })).toMatchObject({ status: 'resolved', outside: null });
    const back = become(now, MAYA, restore);
    expect(back).toMatchObject({ status: 'ai', outside: null, awaitingBot: { seq: now.seq } });
    expect(become(back, BOT as Actor, reply(now.seq))).toMatchObject({ last: { from: 'bot' } });
  });

  test('only who sees the bot, or a timer, gives it back', () => {
    const stranger: Actor = { ...MAYA, scope: { kind: 'bots', botIds: [] } };
    expect(tried(outside(fresh()), stranger, restore)).toEqual({ ok: false, refusal: 'not_allowed' });
    expect(tried(outside(fresh()), CUSTOMER as Actor, restore)).toEqual({ ok: false, refusal: 'not_in_charge' });
    expect(tried(outside(fresh()), { kind: 'system' }, restore).ok).toBe(true);
  });

  test('who waits keeps waiting, and who is in charge stays so: the words are recorded', () => {
    const waits = become(wrote(fresh()), CUSTOMER as Actor, asks);
    expect(outside(waits)).toMatchObject({ status: 'waiting', waiting: waits.waiting, outside: null });
    const taken = become(waits, MAYA, { type: 'takeOver', slots: ['a:0'] });
    expect(outside(taken)).toMatchObject({ status: 'taken', agentId: 'a', outside: null, last: { from: 'outside' } });
  });

  test('words for a conversation that has ended belong to the next one', () => {
    const over = become(fresh(), CUSTOMER as Actor, { type: 'customerLeft', how: 'ended' });
    expect(tried(over, OUTSIDE as Actor, { type: 'outsideWrote', text: 'x', inboxId: 'o' })).toEqual({
      ok: false,
      refusal: 'conversation_ended',
    });
  });
});

describe('what customers do to what was said', () => {
  const edits = (c: Conversation, of: number, text = 'Where is order 7?') =>
    become(c, CUSTOMER as Actor, { type: 'customerEdited', of, text, inboxId: 'e' });

  test('an edit is what the bot still has to answer, and what the list shows', () => {
    const asked = wrote(fresh());
    const now = edits(asked, asked.seq);
    expect(now).toMatchObject({
      last: { seq: asked.seq, text: 'Where is order 7?', edited: now.seq },
      awaitingBot: { seq: now.seq, since: asked.awaitingBot?.since },
    });
    // An answer to what it was before does not settle it.
    expect(become(now, BOT as Actor, reply(asked.seq)).awaitingBot).toMatchObject({ seq: now.seq });
    expect(become(now, BOT as Actor, reply(now.seq)).awaitingBot).toBeNull();
  });

  test('an edit of what was answered changes nobody’s turn', () => {
    const asked = wrote(fresh());
    const answered = become(asked, BOT as Actor, reply(asked.seq));
    expect(edits(answered, asked.seq)).toMatchObject({ awaitingBot: null, last: { from: 'bot', text: 'Here.' } });
  });

  test('what an agent hands back is owed as it was edited last; above what was deleted there may be more', () => {
    const taken = become(wrote(fresh()), MAYA, { type: 'takeOver', slots: ['a:0'] });
    const asked = wrote(taken, 'And now?');
    const edited = edits(asked, asked.seq);
    expect(become(edited, MAYA, restore).awaitingBot).toMatchObject({ seq: edited.seq });
    const gone = become(asked, CUSTOMER as Actor, { type: 'customerDeleted', of: asked.seq, inboxId: 'd' });
    expect(gone.last).toMatchObject({ text: '', deleted: true });
    expect(become(gone, MAYA, restore).awaitingBot).toMatchObject({ seq: asked.seq });
  });

  test('an answer that was begun before an edit, or a deletion of some of it, is not said: what is there now is answered', () => {
    const asked = wrote(wrote(fresh(), 'Hello'), 'Where is it?');
    for (const changed of [
      edits(asked, asked.seq),
      become(asked, CUSTOMER as Actor, { type: 'customerDeleted', of: asked.seq - 1, inboxId: 'd' }),
    ]) {
      const late = become(changed, BOT as Actor, { ...reply(asked.seq), seenSeq: asked.seq } as Command);
      expect(late).toMatchObject({ last: { from: 'customer' }, awaitingBot: { seq: changed.awaitingBot?.seq } });
      const begunAnew = { ...reply(changed.awaitingBot?.seq ?? 0), seenSeq: changed.seq } as Command;
      expect(become(late, BOT as Actor, begunAnew)).toMatchObject({ last: { from: 'bot' }, awaitingBot: null });
    }
  });

  test('what was deleted is shown to nobody, in none of its forms, and cannot be edited any more', () => {
    const asked = edits(wrote(fresh(), 'My card is 4111'), 2, 'My card is 4112');
    const gone = become(asked, CUSTOMER as Actor, { type: 'customerDeleted', of: 2, inboxId: 'd' });
    expect(gone).toMatchObject({ deleted: [2], last: { text: '', deleted: true } });
    const late: Command = { type: 'customerEdited', of: 2, text: 'My card is 4113', inboxId: 'f' };
    expect(tried(gone, CUSTOMER as Actor, late)).toEqual({ ok: true, events: [] });
  });

  test('what is not said because it was deleted is settled', () => {
    const asked = wrote(fresh());
    const settled = become(asked, BOT as Actor, {
      ...{ type: 'discardBotReply', answersSeq: asked.seq, because: 'words_deleted' },
    });
    expect(settled).toMatchObject({ awaitingBot: null, answeredSeq: asked.seq });
  });

  test('after the end it is recorded, and opens nothing', () => {
    const asked = wrote(fresh());
    const over = become(asked, CUSTOMER as Actor, { type: 'customerLeft', how: 'ended' });
    const reacts: Command = { type: 'customerReacted', to: asked.seq, emoji: '👍', inboxId: 'r' };
    const now = become(over, CUSTOMER as Actor, reacts);
    expect({ ...now, seq: over.seq }).toEqual(over);
    expect(now.seq).toBe(over.seq + 1);
  });

  test('of what is not there nothing is recorded', () => {
    const c = fresh();
    for (const of of [0, c.seq + 1, -1])
      for (const command of [
        { type: 'customerReacted', to: of, emoji: '👍', inboxId: 'r' },
        { type: 'customerEdited', of, text: 'x', inboxId: 'e' },
        { type: 'customerDeleted', of, inboxId: 'd' },
      ] as const)
        expect(tried(c, CUSTOMER as Actor, command)).toEqual({ ok: true, events: [] });
  });
});
