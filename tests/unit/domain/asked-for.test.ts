import { describe, expect, test } from 'vitest';
import { ASKING, type Asking, saidOfThemselves } from '#core/domain/conversation/asking.ts';
import type { Command } from '#core/domain/conversation/commands.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import { placeholderName } from '#core/domain/customer-name.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { agent, bot, fresh } from './arbitraries.ts';

const CUSTOMER: Actor = { kind: 'customer' };
const BOT: Actor = { kind: 'bot' };
const NOBODY = { listening: 0, waiting: 0 };
const rules = { ...bot, handover: { priority: 1 as const, skills: ['coffee'] } };

const become = (conversation: Conversation, command: Command, actor: Actor = CUSTOMER, now = 2_000) => {
  const verdict = decide(conversation, command, { now, actor, bot: rules });
  if (!verdict.ok) throw new Error(verdict.refusal);
  return { after: evolveAll(conversation, verdict.events), events: verdict.events };
};
const wrote = (conversation: Conversation, language?: string) =>
  become(conversation, {
    ...{ type: 'customerWrote', text: 'Hallo', inboxId: 'i', clientMessageId: null },
    ...(language && { language }),
  }).after;
/** Asks while nobody is there. */
const asks = (conversation: Conversation, wish: Partial<Asking> = {}, actor: Actor = CUSTOMER) =>
  become(conversation, { ...ASKING, ...wish, desk: NOBODY }, actor);
const waits = (conversation: Conversation, wish: Partial<Asking> = {}, actor: Actor = CUSTOMER) => {
  const { after, events } = asks(conversation, { anyway: true, ...wish }, actor);
  const requested = events.find((event) => event.type === 'handoverRequested');
  if (requested?.type !== 'handoverRequested') throw new Error('nothing was requested');
  return { after, requested };
};

describe('what a handover asks for', () => {
  test('is what the bot says where the asker says nothing, and what is promised goes by it', () => {
    const { after, requested } = waits(fresh());
    expect(requested).toMatchObject({ priority: 1, skills: ['coffee'], language: null });
    expect(requested).not.toHaveProperty('languageDetected');
    const promised = { ...rules, serviceLevels: { ...rules.serviceLevels, 1: { firstReply: 3, resolution: null } } };
    const verdict = decide(
      fresh(),
      { ...ASKING, desk: NOBODY, anyway: true },
      { now: 0, actor: CUSTOMER, bot: promised },
    );
    expect(verdict.ok && verdict.events[0]).toMatchObject({ due: { firstReply: 180_000 } });
    expect(after.waiting).toMatchObject({ priority: 1, skills: ['coffee'] });
  });

  test('is what the asker says, nothing of it included', () => {
    const said: Partial<Asking> = { priority: 3, skills: [], language: null };
    expect(waits(wrote(fresh(), 'de'), said).requested).toMatchObject(said);
    expect(waits(fresh(), { language: 'fr' }).after.waiting).toMatchObject({ language: 'fr' });
    expect(waits(fresh(), { language: 'fr' }).requested).not.toHaveProperty('languageDetected');
  });

  test('is what the customer speaks, as a wish: what was heard now, what they wrote, what their page says', () => {
    const french = { ...fresh(), language: 'fr' };
    const heard = (conversation: Conversation, wish: Partial<Asking> = {}) => waits(conversation, wish).after.waiting;
    expect(heard(french)).toMatchObject({ language: 'fr', languageDetected: true });
    expect(heard(wrote(french, 'de'))).toMatchObject({ language: 'de', languageDetected: true });
    // Words that show nothing take nothing back.
    expect(heard(wrote(wrote(french, 'de')))).toMatchObject({ language: 'de' });
    expect(heard(wrote(french, 'de'), { spoken: 'it' })).toMatchObject({ language: 'it', languageDetected: true });
  });

  test('is read from conversations and bots of an earlier version as well', () => {
    const { language: _, asked: _asked, ...earlier } = fresh();
    expect(waits(earlier).requested).toMatchObject({ language: null, collected: {} });
    const unavailable: ConversationEvent = {
      ...{ seq: 2, at: 1, by: { kind: 'customer' as const }, type: 'handoverUnavailable' as const },
      ...{ because: 'no_agents' as const, opensAt: null, text: '' },
    };
    const after = evolveAll({ ...earlier, collected: { order: '1' } }, [unavailable]);
    expect(after.collected).toEqual({ order: '1' });
    expect(waits(after).requested).toMatchObject({ collected: {}, priority: 1 });
  });
});

describe('what was asked for when nobody was there', () => {
  const collected = { name: 'Anna', order: 'HB-1' };
  const wish: Partial<Asking> = {
    ...{ reason: 'bot_cannot_answer' as const, collected, priority: 0 as const },
    ...{ skills: ['refunds'], spoken: 'fr' },
  };

  test('is known at once, and asked for again by who then waits', () => {
    const { after, events } = asks({ ...fresh(), customerName: placeholderName('peer') }, wish, BOT);
    expect(events).toMatchObject([{ type: 'handoverUnavailable', asked: { priority: 0, skills: ['refunds'] } }]);
    expect(after).toMatchObject({ status: 'ai', collected, customerName: 'Anna', language: 'fr' });
    const { requested, after: waiting } = waits(after);
    expect(requested).toMatchObject({
      ...{ reason: 'customer_asked', collected, priority: 0, skills: ['refunds'] },
      ...{ language: 'fr', languageDetected: true },
    });
    expect(waiting.asked).toBeNull();
  });

  test('gives way to what is said later, and a wish to what they write then', () => {
    const { after } = asks(fresh(), wish, BOT);
    const later = waits(wrote(after, 'de'), { collected: { order: 'HB-2' }, priority: 2 });
    expect(later.requested).toMatchObject({
      ...{ collected: { name: 'Anna', order: 'HB-2' }, priority: 2, skills: ['refunds'] },
      language: 'de',
    });
    const required = asks(fresh(), { language: 'it' }, BOT).after;
    expect(waits(wrote(required, 'de')).requested).toMatchObject({ language: 'it' });
    expect(waits(wrote(required, 'de')).requested).not.toHaveProperty('languageDetected');
  });

  test('adds up over several askings', () => {
    const once = asks(fresh(), wish, BOT).after;
    const twice = asks(once, { collected: { phone: '1' } }).after;
    expect(waits(twice).requested).toMatchObject({ collected: { ...collected, phone: '1' }, priority: 0 });
  });

  test('goes along with words that are left, where what a bot had guessed stays a guess', () => {
    const { after } = asks({ ...fresh(), customerName: 'Priya Nair' }, wish, BOT);
    const form = { reason: 'callback', collected: { phone: '+44 1' } } as const;
    const { requested, after: left } = waits(after, form);
    expect(requested).toMatchObject({ collected: { ...collected, phone: '+44 1' }, priority: 0, skills: ['refunds'] });
    expect(saidOfThemselves(requested)).toEqual({ phone: '+44 1' });
    expect(left.customerName).toBe('Priya Nair');
    const named = waits(after, { ...form, collected: { name: 'Anna', phone: '+44 1' } });
    expect(named.after.customerName).toBe('Anna');
  });

  test('is forgotten once somebody took charge, or it ended', () => {
    const { after } = asks(fresh(), wish, BOT);
    const taken = become(after, { type: 'takeOver', slots: ['a:0'] }, agent('a')).after;
    const back = become(taken, { type: 'restoreToAi', instruction: '' }, agent('a')).after;
    expect(waits(back).requested).toMatchObject({ priority: 1, skills: ['coffee'], collected: {} });
    expect(become(after, { type: 'customerLeft', how: 'ended' }).after.asked).toBeNull();
  });
});
