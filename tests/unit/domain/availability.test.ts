import { describe, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { BotRules, Command, Desk } from '#core/domain/conversation/commands.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { agent, bot, fresh } from './arbitraries.ts';

const CUSTOMER: Actor = { kind: 'customer' };
const SOMEBODY: Desk = { listening: 1, waiting: 1 };
/** Open on Mondays from nine to five in Berlin. */
const hours = { timeZone: 'Europe/Berlin', days: { monday: [{ from: 540, to: 1_020 }] }, holidays: ['2026-11-30'] };
const monday = (time: string) => Date.parse(`2026-11-23T${time}:00+01:00`);

type Asked = { desk?: Desk; rules?: Partial<BotRules>; now?: number; wish?: Partial<Command>; actor?: Actor };
/** What becomes of somebody who asks for a person of a bot that lets two wait. */
const ask = ({ desk = SOMEBODY, rules = {}, now = monday('10:00'), wish = {}, actor = CUSTOMER }: Asked) => {
  const command = { ...ASKING, ...wish, desk } as Command;
  const texts = { ...bot.texts, queueFull: 'Too many are waiting.', outsideHours: 'We are closed.' };
  const verdict = decide(fresh(), command, { now, actor, bot: { ...bot, hours, texts, ...rules } });
  if (!verdict.ok) return verdict.refusal;
  const [first] = verdict.events;
  if (first?.type !== 'handoverUnavailable') return first?.type;
  const { because, opensAt, text } = first;
  expect(evolveAll(fresh(), verdict.events)).toMatchObject({ status: 'ai', awaitingBot: null, waiting: null });
  return { because, opensAt, text };
};
const because = (asked: Asked) => {
  const answer = ask(asked);
  return typeof answer === 'object' ? answer.because : answer;
};

describe('who asks for a person', () => {
  test('waits while somebody listens, the queue has room and it is open', () => {
    expect(ask({})).toBe('handoverRequested');
    expect(ask({ now: monday('09:00') })).toBe('handoverRequested');
  });

  test('hears when it opens next, a closed day left out', () => {
    const closed = { because: 'outside_hours', text: 'We are closed.' };
    const nextMonday = monday('09:00') + 14 * 86_400_000;
    expect(ask({ now: monday('08:59') })).toEqual({ ...closed, opensAt: monday('09:00') });
    expect(ask({ now: monday('17:00') })).toEqual({ ...closed, opensAt: nextMonday });
    expect(ask({ rules: { hours: { ...hours, days: {} } } })).toEqual({ ...closed, opensAt: null });
  });

  test('hears that the queue is full from the first on who would be too many', () => {
    const full = { because: 'queue_full', opensAt: null, text: 'Too many are waiting.' };
    expect(ask({ desk: { listening: 5, waiting: 2 } })).toEqual(full);
    expect(ask({ desk: { listening: 5, waiting: 1 } })).toBe('handoverRequested');
    expect(ask({ desk: { listening: 5, waiting: 0 }, rules: { queueLimit: 0 } })).toEqual(full);
    expect(ask({ desk: { listening: 5, waiting: 99 }, rules: { queueLimit: null } })).toBe('handoverRequested');
  });

  test('hears that nobody is here', () => {
    const nobody = { because: 'no_agents', opensAt: null, text: bot.texts.noAgents };
    expect(ask({ desk: { listening: 0, waiting: 0 } })).toEqual(nobody);
  });

  test('hears what lasts longest first', () => {
    const desk = { listening: 0, waiting: 9 };
    expect(because({ desk, now: monday('20:00') })).toBe('outside_hours');
    expect(because({ desk })).toBe('queue_full');
  });

  test('waits all the same when they, or the bot’s admin, want that', () => {
    const [desk, now] = [{ listening: 0, waiting: 9 }, monday('20:00')];
    expect(ask({ desk, now, wish: { anyway: true } as never })).toBe('handoverRequested');
    expect(ask({ desk, now, rules: { whenNobody: 'wait' } })).toBe('handoverRequested');
  });

  test('is told that it is passed on, or that their words are kept', () => {
    const told = (reason: 'customer_asked' | 'message' | 'callback') => {
      const texts = { ...bot.texts, handover: 'One moment.', messageLeft: 'We get back to you.' };
      const command = { ...ASKING, reason, anyway: true, desk: SOMEBODY };
      const verdict = decide(fresh(), command, { now: monday('10:00'), actor: CUSTOMER, bot: { ...bot, texts } });
      return verdict.ok ? verdict.events.flatMap((event) => (event.type === 'notice' ? [event.text] : [])) : [];
    };
    expect(told('customer_asked')).toEqual(['One moment.']);
    for (const reason of ['message', 'callback'] as const) expect(told(reason)).toEqual(['We get back to you.']);
  });

  test('waits for nobody where people are off, whoever asks and however', () => {
    const rules = { humanSupport: false };
    for (const actor of [CUSTOMER, { kind: 'bot' }, { kind: 'system' }, agent('a')] as const)
      for (const anyway of [true, false])
        expect(ask({ rules, actor, wish: { anyway } as never })).toBe('human_support_off');
  });
});
