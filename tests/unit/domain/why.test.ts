import { describe, expect, it } from 'vitest';
import { choose } from '#core/domain/routing/choose.ts';
import type { RoutingDecision } from '#core/domain/routing/decision.ts';
import { type ReceivingQuestion, whyNotReceiving } from '#core/domain/why/receiving.ts';
import { visibilityIn } from '#core/domain/why/visibility.ts';
import { type WaitingQuestion, whyWaiting } from '#core/domain/why/waiting.ts';
import { fresh } from './arbitraries.ts';
import { NOW, person, units, wanted } from './routing-samples.ts';

describe('why a conversation still waits', () => {
  const waiting = {
    since: NOW - 60_000,
    reason: 'customer_asked' as const,
    priority: 2 as const,
    declinedBy: [],
    skills: ['refunds'],
    language: 'de',
  };
  const conversation = { ...fresh(), status: 'waiting' as const, waiting };
  const rules = { humanSupport: true, mode: 'assign', policy: 'longest_idle' } as const;
  const wish = wanted({ skills: ['refunds'], language: 'de' });
  const decided = (...people: Parameters<typeof choose>[0]): RoutingDecision =>
    choose(people, wish, rules, null, NOW).decision;
  const able = { skills: ['refunds'], languages: ['de'] };
  const ask = (changes: Partial<WaitingQuestion> & { me?: Partial<WaitingQuestion['viewer']> }) =>
    whyWaiting({
      conversation,
      decision: null,
      bot: { humanSupport: true, mode: 'assign' },
      ...changes,
      viewer: { id: 'me', role: 'agent', member: true, listening: true, hasRoom: true, ...changes.me },
    });

  it('says of each colleague what speaks against them, with figures', () => {
    const decision = decided(
      person('silent', { ...able, listening: false }),
      person('full', { ...able, held: units('full', 5) }),
      person('novice', { skills: [], languages: ['en'] }),
    );
    const { cause, candidates, decidedAt } = ask({ decision });
    expect({ cause, decidedAt }).toEqual({ cause: { code: 'nobody' }, decidedAt: NOW });
    expect(candidates.map(({ agentId, against }) => [agentId, against])).toEqual([
      ['silent', [{ code: 'not_listening' }]],
      ['full', [{ code: 'at_limit', active: 5, limit: 5 }]],
      [
        'novice',
        [
          { code: 'skills', skills: ['refunds'] },
          { code: 'language', language: 'de' },
        ],
      ],
    ]);
  });

  it('carries the figures of a limit for one bot and of a break, as they were when it was decided', () => {
    const decision = decided(
      person('full', { ...able, botLimits: { bot: 2 }, held: ['full:0', 'full@bot:0', 'full:1', 'full@bot:1'] }),
      person('writing', { ...able, wrapUpUntil: NOW + 9_000 }),
    );
    expect(ask({ decision }).candidates.map(({ against }) => against)).toEqual([
      [{ code: 'at_bot_limit', active: 2, limit: 2 }],
      [{ code: 'wrapping_up', until: NOW + 9_000 }],
    ]);
    // What an earlier version decided says it without figures.
    const earlier = decision.candidates.map(({ ofBot: _, wrapUpUntil: _until, ...verdict }) => verdict);
    expect(ask({ decision: { ...decision, candidates: earlier } }).candidates.map(({ against }) => against)).toEqual([
      [{ code: 'at_bot_limit', active: null, limit: null }],
      [{ code: 'wrapping_up', until: null }],
    ]);
  });

  it('says when those who declined are asked again, and nothing of it while others are left', () => {
    const declining = { ...wish, declinedBy: ['omar'], askAgainAt: NOW + 30_000 };
    const reasons = (...people: Parameters<typeof choose>[0]) => {
      const { decision } = choose(people, declining, { ...rules, mode: 'offer' }, null, NOW);
      return [decision.chosen, ask({ decision: { ...decision, outcome: 'nobody' } }).candidates[0]?.against];
    };
    const [omar, ida] = [person('omar', able), person('ida', able)];
    expect(reasons(omar)).toEqual([null, [{ code: 'declined', until: NOW + 30_000 }]]);
    expect(reasons(omar, person('ida', { ...able, present: false }))[0]).toBeNull();
    expect(reasons(omar, ida)).toEqual(['ida', [{ code: 'declined', until: null }]]);
  });

  it('goes by the settings of now: what was decided under others is not repeated', () => {
    const decision: RoutingDecision = { ...decided(person('x', { paused: true })) };
    expect(ask({ decision, bot: { humanSupport: false, mode: 'assign' } }).cause).toEqual({
      code: 'human_support_off',
    });
    expect(ask({ decision, bot: { humanSupport: true, mode: 'pick' } }).cause).toEqual({ code: 'by_hand' });
    expect(ask({ decision: { ...decision, outcome: 'by_hand' } }).cause).toEqual({ code: 'not_looked' });
    expect(ask({ decision: null }).cause).toEqual({ code: 'not_looked' });
    expect(ask({ decision: decided() }).cause).toEqual({ code: 'no_agents' });
  });

  it('says to whom it is being offered, for whom it is kept, and that it does not wait at all', () => {
    const decision = decided(person('omar', able));
    const offer = { agentId: 'omar', at: NOW, expiresAt: NOW + 30 };
    expect(ask({ decision, conversation: { ...conversation, offer } }).cause).toEqual({
      ...{ code: 'offered', agentId: 'omar', name: 'Agent omar', until: NOW + 30 },
    });
    const away = [person('omar', { ...able, present: false })];
    const kept = choose(away, wish, rules, { agentId: 'omar', until: NOW + 99 }, NOW).decision;
    expect(ask({ decision: kept, conversation: { ...conversation, lastAgentId: 'omar' } }).cause).toEqual({
      ...{ code: 'kept', agentId: 'omar', name: 'Agent omar', until: NOW + 99 },
    });
    expect(ask({ conversation: fresh() })).toMatchObject({ cause: { code: 'not_waiting', status: 'ai' }, mends: [] });
  });

  it('offers what this viewer may press, and nothing that would be refused', () => {
    const nobody = decided(person('me', { ...able, listening: false }));
    expect(ask({ decision: nobody, me: { listening: false } }).mends).toEqual(['start_listening', 'assign_to_me']);
    expect(ask({ decision: nobody, me: { listening: false, member: false } }).mends).toEqual(['assign_to_me']);
    expect(ask({ decision: nobody, me: { hasRoom: false } }).mends).toEqual(['make_room']);
    const offer = { agentId: 'omar', at: NOW, expiresAt: NOW + 30 };
    expect(ask({ conversation: { ...conversation, offer } }).mends).toEqual(['take_over']);
    expect(ask({ conversation: { ...conversation, offer: { ...offer, agentId: 'me' } } }).mends).toEqual([
      'assign_to_me',
    ]);
    const off = { bot: { humanSupport: false, mode: 'assign' as const } };
    expect(ask(off).mends).toEqual(['assign_to_me', 'ask_admin']);
    expect(ask({ ...off, me: { role: 'admin' } }).mends).toEqual(['turn_on_human_support', 'assign_to_me']);
  });

  it('sends to the admin when only an admin can change what keeps everybody away', () => {
    const stuck = decided(person('x', { ...able, paused: true }), person('y', { skills: [] }));
    expect(ask({ decision: stuck }).mends).toContain('ask_admin');
    const passing = decided(person('x', { ...able, paused: true }), person('y', { ...able, present: false }));
    expect(ask({ decision: passing }).mends).not.toContain('ask_admin');
  });
});

describe('why an agent receives nothing', () => {
  const bot = { id: 'bot', humanSupport: true, mode: 'assign', policy: 'longest_idle' } as const;
  const one = { wanted: wanted(), kept: false };
  const ask = (changes: Partial<ReceivingQuestion>) => {
    const { causes, mends } = whyNotReceiving({
      ...{ me: person('me'), role: 'agent', bot, waiting: [one], offered: false, now: NOW },
      ...changes,
    });
    return [causes, mends];
  };

  it.each([
    [{ listening: false }, { code: 'not_listening' }, ['start_listening']],
    [{ present: false }, { code: 'away' }, []],
    [{ paused: true }, { code: 'paused' }, ['ask_admin']],
    [{ botIds: [] }, { code: 'not_member' }, ['ask_admin']],
    [{ wrapUpUntil: NOW + 9 }, { code: 'wrapping_up', until: NOW + 9 }, []],
    [{ held: units('me', 5) }, { code: 'at_limit', active: 5, limit: 5 }, ['make_room']],
    [
      { botLimits: { bot: 1 }, held: ['me:0', 'me@bot:0'] as const },
      { code: 'at_bot_limit', active: 1, limit: 1 },
      ['make_room'],
    ],
  ])('%j', (about, cause, mends) => {
    expect(ask({ me: person('me', about) })).toEqual([[cause], mends]);
    // It is the same when nobody waits: they would be given nothing either.
    expect(ask({ me: person('me', about), waiting: [] })[0]).toEqual([cause]);
  });

  it('names the settings of the bot', () => {
    expect(ask({ bot: { ...bot, humanSupport: false } })).toEqual([[{ code: 'human_support_off' }], ['ask_admin']]);
    expect(ask({ bot: { ...bot, humanSupport: false }, role: 'owner' })[1]).toEqual(['turn_on_human_support']);
    expect(ask({ bot: { ...bot, mode: 'pick' } })).toEqual([[{ code: 'by_hand' }], ['pick_by_hand']]);
    expect(ask({ bot: { ...bot, mode: 'pick' }, waiting: [] })).toEqual([[{ code: 'by_hand' }], []]);
  });

  it('names what those ask for who wait now, as long as none of them could be had', () => {
    const refunds = { wanted: wanted({ skills: ['refunds', 'coffee'] }), kept: false };
    const german = { wanted: wanted({ language: 'de' }), kept: false };
    const me = person('me', { skills: ['coffee'], languages: ['en'] });
    expect(ask({ me, waiting: [refunds, german] })).toEqual([
      [
        { code: 'skills', skills: ['refunds'] },
        { code: 'language', language: 'de' },
      ],
      ['ask_admin'],
    ]);
    expect(ask({ me, waiting: [refunds, one] })[0]).toEqual([{ code: 'next' }]);
    expect(ask({ waiting: [{ wanted: wanted({ declinedBy: ['me'] }), kept: false }] })).toEqual([
      [{ code: 'declined', until: null }],
      ['pick_by_hand'],
    ]);
    const declined = { wanted: wanted({ declinedBy: ['me'], askAgainAt: NOW + 9 }), kept: false, askAgainAt: NOW + 9 };
    expect(ask({ waiting: [declined] })[0]).toEqual([{ code: 'declined', until: NOW + 9 }]);
    expect(
      ask({
        me: person('me', { limit: 2, held: units('me', 1) }),
        waiting: [{ wanted: wanted({ weight: 2 }), kept: false }],
      })[0],
    ).toEqual([{ code: 'at_limit', active: 1, limit: 2 }]);
  });

  it('tells apart that nobody waits, and that all who wait are spoken for', () => {
    expect(ask({ waiting: [] })[0]).toEqual([{ code: 'nobody_waiting' }]);
    expect(ask({ waiting: [], offered: true })[0]).toEqual([{ code: 'spoken_for' }]);
    expect(ask({ waiting: [{ ...one, kept: true }] })[0]).toEqual([{ code: 'spoken_for' }]);
  });
});

describe('why a conversation is not in the list', () => {
  const taken = { ...fresh(), status: 'taken' as const, agentId: 'me', customerName: 'Priya Nair' };
  const by = (filters: Parameters<typeof visibilityIn>[0], changes: Partial<typeof taken> = {}) => {
    const seen = visibilityIn(filters, { ...taken, ...changes }, 'me');
    return seen.code === 'filtered' ? seen.by : seen.code;
  };

  it('names each filter that hides it', () => {
    expect(by({ view: 'waiting' })).toEqual(['view']);
    expect(by({ view: 'mine' }, { agentId: 'other' })).toEqual(['view']);
    expect(by({ view: 'closed' })).toEqual(['open']);
    expect(by({ view: 'all' }, { status: 'resolved' as never })).toEqual(['ended']);
    expect(by({ botId: 'other-bot' })).toEqual(['bot']);
    expect(by({ search: 'Omar' })).toEqual(['search']);
    expect(by({ view: 'waiting', botId: 'other-bot', search: 'Omar' })).toEqual(['view', 'bot', 'search']);
  });
  it('is in the list that fits', () => {
    expect(by({})).toBe('visible');
    expect(by({ view: 'mine', botId: 'bot', search: 'priya' })).toBe('visible');
    expect(by({ search: taken.id })).toBe('visible');
    expect(by({ view: 'closed' }, { status: 'dropped' as never })).toBe('visible');
  });
});
