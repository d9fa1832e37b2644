import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RoutableAgent } from '#core/domain/routing/agent.ts';
import { choose } from '#core/domain/routing/choose.ts';
import { whyWaiting } from '#core/domain/why/waiting.ts';
import { fresh } from './arbitraries.ts';
import { NOW, people, person, rules, units, wanted, wishes } from './routing-samples.ts';

const RULES = { humanSupport: true, mode: 'assign', policy: 'longest_idle' } as const;
const heard = (language: string, changes = {}) => wanted({ language, languageDetected: true, ...changes });
const decided = (agents: RoutableAgent[], wish = heard('fr')) => choose(agents, wish, RULES, null, NOW).decision;
const english = person('english', { languages: ['en'] });
const french = (changes: Partial<RoutableAgent> = {}) =>
  person('french', { languages: ['fr-CH'], lastAssignedAt: NOW, ...changes });

describe('a language that was only heard', () => {
  test('decides who is given the customer while somebody lists it', () => {
    expect(decided([english, french()])).toMatchObject({ chosen: 'french' });
    expect(decided([english, french()])).not.toHaveProperty('languageIgnored');
    expect(decided([english, french()], heard('it'))).toMatchObject({ chosen: 'english', languageIgnored: 'it' });
  });

  test('is waited for while who lists it is there and only busy', () => {
    for (const busy of [{ held: units('french', 5) }, { wrapUpUntil: NOW + 1 }])
      expect(decided([english, french(busy)])).toMatchObject({ outcome: 'nobody' });
  });

  test.each<[string, Partial<RoutableAgent>]>([
    ['is a member of another bot', { botIds: ['other'] }],
    ['does not listen', { listening: false }],
    ['is away', { present: false }],
    ['is paused', { paused: true }],
    ['never has room', { limit: 0 }],
    ['has no room for this bot', { botLimits: { bot: 0 } }],
  ])('is ignored, and said to be, where who lists it %s', (_why, changes) => {
    expect(decided([english, french(changes)])).toMatchObject({ chosen: 'english', languageIgnored: 'fr' });
  });

  test('is ignored where who lists it lacks a skill or has declined', () => {
    const able = person('able', { languages: ['en'], skills: ['refunds'] });
    expect(decided([able, french()], heard('fr', { skills: ['refunds'] }))).toMatchObject({ chosen: 'able' });
    expect(decided([english, french()], heard('fr', { declinedBy: ['french'] }))).toMatchObject({ chosen: 'english' });
  });

  test('says nothing where everybody speaks everything', () => {
    const decision = decided([person('any')]);
    expect(decision).toMatchObject({ chosen: 'any' });
    expect(decision).not.toHaveProperty('languageIgnored');
  });

  test('that nobody lists never changes whether, or to whom, a customer is given', () => {
    const nobodys = wishes.map((wish) => ({ ...wish, language: 'xx', languageDetected: true }));
    fc.assert(
      fc.property(people, nobodys, rules, (agents, wish, how) => {
        const without = choose(agents, { ...wish, language: null }, how, null, NOW);
        // Nobody of these members names a language that they lack.
        expect(choose(agents, wish, how, null, NOW).chosen).toEqual(without.chosen);
      }),
    );
  });

  test('is required where somebody asked for it', () => {
    expect(decided([english], wanted({ language: 'fr' }))).toMatchObject({
      ...{ outcome: 'nobody', candidates: [{ against: ['language'] }] },
    });
  });
});

test('why somebody waits says whether a language is required, heard, or heard in vain', () => {
  const place = { since: 1, reason: 'customer_asked' as const, priority: 2 as const, declinedBy: [], skills: [] };
  const why = (languageDetected: boolean, language: string | null, agents: RoutableAgent[] | null) =>
    whyWaiting({
      conversation: { ...fresh(), status: 'waiting', waiting: { ...place, language, languageDetected } },
      decision: agents && decided(agents, wanted({ language, languageDetected })),
      bot: { humanSupport: true, mode: 'assign' },
      viewer: { id: 'me', role: 'agent', member: true, listening: true, hasRoom: true },
    }).languageIs;
  const silent = person('silent', { languages: ['en'], listening: false });
  expect(why(false, 'fr', [silent])).toBe('required');
  expect(why(true, 'fr', [silent])).toBe('ignored');
  expect(why(true, 'fr', [silent, french({ held: units('french', 5) })])).toBe('wished');
  expect(why(true, 'fr', null)).toBe('wished');
  expect(why(true, null, [silent])).toBeNull();
});
