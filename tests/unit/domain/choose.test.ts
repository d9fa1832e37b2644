import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoutableAgent, Wanted } from '#core/domain/routing/agent.ts';
import { choose, type Preferred } from '#core/domain/routing/choose.ts';
import type { Exclusion, RoutingPolicy } from '#core/domain/routing/decision.ts';
import { judge } from '#core/domain/routing/judge.ts';
import { freeSlots } from '#core/domain/routing/limits.ts';
import { favourites, NOW, people, person, rules, units, wanted, wishes } from './routing-samples.ts';

const RULES = { humanSupport: true, mode: 'assign', policy: 'longest_idle' } as const;
const chosenBy = (agents: RoutableAgent[], policy: RoutingPolicy, wish: Wanted = wanted()): string | undefined =>
  choose(agents, wish, { ...RULES, policy }, null, NOW).chosen?.id;

describe('what speaks against somebody', () => {
  const cases: [Exclusion, Partial<RoutableAgent>, Partial<Wanted>][] = [
    ['not_member', { botIds: ['other'] }, {}],
    ['not_listening', { listening: false, present: false }, {}],
    ['away', { present: false }, {}],
    ['paused', { paused: true }, {}],
    ['wrapping_up', { wrapUpUntil: NOW + 1 }, {}],
    ['at_limit', { held: units('a', 5) }, {}],
    ['at_limit', { held: units('a', 4) }, { weight: 2 }],
    ['at_bot_limit', { botLimits: { bot: 1 }, held: ['a:0', 'a@bot:0'] }, {}],
    ['skills', { skills: ['coffee'] }, { skills: ['coffee', 'refunds'] }],
    ['language', { languages: ['en'] }, { language: 'de' }],
  ];
  it.each(cases)('%s, and nothing else, in the case of %j', (reason, about, wish) => {
    const [verdict] = judge([person('a', about)], wanted(wish), 'longest_idle', NOW);
    expect(verdict?.against).toEqual([reason]);
    expect(chosenBy([person('a', about)], 'longest_idle', wanted(wish))).toBeUndefined();
  });

  it('ends with its cause: a break that is over, the last unit that just fits, any language for who names none', () => {
    const ready: [Partial<RoutableAgent>, Partial<Wanted>][] = [
      [{ wrapUpUntil: NOW }, {}],
      [{ held: units('a', 3) }, { weight: 2 }],
      [{ botLimits: { bot: 2 }, held: ['a:0', 'a@bot:0'] }, {}],
      [{ botLimits: { other: 1 }, held: ['a:0', 'a@other:0'] }, {}],
      [{ languages: [] }, { language: 'de' }],
      [{ languages: ['en', 'de'] }, { language: 'de-AT' }],
    ];
    for (const [about, wish] of ready)
      expect(chosenBy([person('a', about)], 'longest_idle', wanted(wish)), JSON.stringify([about, wish])).toBe('a');
  });

  it('units of other agents and of limits for a bot do not count against the chat limit', () => {
    const held = [...units('a', 2), 'a@bot:0', 'a@bot:1'] as const;
    expect(judge([person('a', { held })], wanted(), 'longest_idle', NOW)[0]).toMatchObject({ active: 2, against: [] });
  });

  it('who declined is asked again only when nobody else could be asked', () => {
    const wish = wanted({ declinedBy: ['a'] });
    const against = (b: Partial<RoutableAgent>) =>
      judge([person('a'), person('b', b)], wish, 'longest_idle', NOW).map((verdict) => verdict.against);
    expect(against({})).toEqual([['declined'], []]);
    expect(against({ paused: true })).toEqual([[], ['paused']]);
  });
});

describe('the policies', () => {
  it('longest idle counts from the last conversation given or finished, whichever was later', () => {
    const long = person('long', { lastAssignedAt: 200, freedAt: 300 });
    const short = person('short', { lastAssignedAt: 100, freedAt: 400 });
    expect(chosenBy([short, long], 'longest_idle')).toBe('long');
  });
  it('least loaded goes by units held', () => {
    const busy = person('busy', { held: units('busy', 2) });
    const free = person('free', { held: units('free', 1), lastAssignedAt: 900 });
    expect(chosenBy([busy, free], 'least_loaded')).toBe('free');
  });
  it('round robin goes by who was given one longest ago, however busy and whenever freed', () => {
    const first = person('first', { lastAssignedAt: 100, freedAt: 900, held: units('first', 3) });
    const second = person('second', { lastAssignedAt: 200 });
    expect(chosenBy([second, first], 'round_robin')).toBe('first');
  });
  it('skills first takes who lacks fewest, and leaves nobody out for lacking one', () => {
    const wish = wanted({ skills: ['refunds', 'coffee'] });
    const half = person('half', { skills: ['coffee'], lastAssignedAt: 900 });
    expect(chosenBy([person('none'), half], 'skills_first', wish)).toBe('half');
    expect(chosenBy([person('none')], 'skills_first', wish)).toBe('none');
  });
  it.each(['longest_idle', 'least_loaded', 'round_robin', 'skills_first'] as const)(
    '%s: a tie goes to who was given one longest ago, then to the smaller id',
    (policy) => {
      // Idle for the same time, one by a conversation that was given, one by one that was freed.
      const given = person('a', { lastAssignedAt: 500 });
      const freed = person('b', { lastAssignedAt: 300, freedAt: 500 });
      expect(chosenBy([given, freed], policy)).toBe('b');
      expect(chosenBy([person('b'), person('a')], policy)).toBe('a');
    },
  );
});

describe('the agent whom the customer had last', () => {
  const [a, b] = [person('a'), person('b', { lastAssignedAt: 900 })];
  const kept = { agentId: 'b', until: NOW + 1_000 };
  const decide = (agents: RoutableAgent[], preferred: Preferred) => choose(agents, wanted(), RULES, preferred, NOW);

  it('is chosen before the policy is asked, also when the time of waiting for them is over', () => {
    for (const until of [NOW + 1_000, NOW - 1_000])
      expect(decide([a, b], { agentId: 'b', until }).decision).toMatchObject({ chosen: 'b', because: 'preferred' });
  });
  it.each<Partial<RoutableAgent>>([
    { present: false },
    { wrapUpUntil: NOW + 500 },
    { held: units('b', 5) },
    { botLimits: { bot: 0 } },
  ])('is waited for while they are expected back: %j', (about) => {
    const late = person('b', about);
    expect(decide([a, late], kept).decision).toMatchObject({ outcome: 'kept', chosen: null, keptUntil: kept.until });
    expect(decide([a, late], { ...kept, until: NOW }).decision).toMatchObject({ outcome: 'assigned', chosen: 'a' });
  });
  it('is not waited for when they do not listen, were paused or are gone', () => {
    expect(decide([a, person('b', { listening: false })], kept).chosen?.id).toBe('a');
    expect(decide([a, person('b', { paused: true })], kept).chosen?.id).toBe('a');
    expect(decide([a], kept).chosen?.id).toBe('a');
  });
});

it('says why nobody was asked at all', () => {
  const outcome = (changes: Partial<Parameters<typeof choose>[2]>, agents = [person('a')]) =>
    choose(agents, wanted(), { ...RULES, ...changes }, null, NOW).decision.outcome;
  expect(outcome({ humanSupport: false })).toBe('human_support_off');
  expect(outcome({ mode: 'pick' })).toBe('by_hand');
  expect(outcome({ mode: 'offer' })).toBe('offered');
  expect(outcome({}, [])).toBe('nobody');
});

describe('whatever the people and the wishes are', () => {
  it('nobody is chosen against whom something speaks, and somebody is chosen when nothing speaks against them', () => {
    fc.assert(
      fc.property(people, wishes, rules, favourites, (agents, wish, rule, preferred) => {
        const { chosen, decision } = choose(agents, wish, rule, preferred, NOW);
        const free = decision.candidates.filter(({ against }) => against.length === 0).map(({ agentId }) => agentId);
        if (chosen) expect(free).toContain(chosen.id);
        else
          expect(free.length === 0 || ['human_support_off', 'by_hand', 'kept'].includes(decision.outcome)).toBe(true);
        expect(decision.chosen).toBe(chosen?.id ?? null);
      }),
      { numRuns: 2_000 },
    );
  });

  it('the choice does not depend on the order in which the people are looked at', () => {
    fc.assert(
      fc.property(
        people,
        fc.infiniteStream(fc.nat()),
        wishes,
        rules,
        favourites,
        (agents, dice, wish, rule, preferred) => {
          const shuffled = [...agents]
            .map((agent) => ({ agent, at: dice.next().value }))
            .sort((x, y) => x.at - y.at)
            .map(({ agent }) => agent);
          const one = choose(agents, wish, rule, preferred, NOW);
          const other = choose(shuffled, wish, rule, preferred, NOW);
          expect(other.chosen?.id).toBe(one.chosen?.id);
          expect(other.decision.outcome).toBe(one.decision.outcome);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('who is chosen has units for it, and takes none that is held', () => {
    fc.assert(
      fc.property(people, wishes, rules, (agents, wish, rule) => {
        const { chosen } = choose(agents, wish, rule, null, NOW);
        if (chosen === null) return;
        const slots = freeSlots(chosen, wish.botId, wish.weight) ?? [];
        expect(slots.filter((slot) => slot.startsWith(`${chosen.id}:`))).toHaveLength(wish.weight);
        expect(slots.filter((slot) => chosen.held.includes(slot))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('units of a limit', () => {
  it('are the first free ones, and one of the limit for the bot', () => {
    const held = ['a:0', 'a:2', 'a@bot:0'] as const;
    expect(freeSlots({ id: 'a', limit: 5, botLimits: { bot: 2 }, held }, 'bot', 2)).toEqual(['a:1', 'a:3', 'a@bot:1']);
    expect(freeSlots({ id: 'a', limit: 5, botLimits: { bot: 1 }, held }, 'bot', 1)).toBeNull();
    expect(freeSlots({ id: 'a', limit: 5, botLimits: { bot: 1 }, held }, 'other', 1)).toEqual(['a:1']);
  });
  it('are never more than the limit, also after it was lowered while higher ones are held', () => {
    const held = ['a:3', 'a:4'] as const;
    expect(freeSlots({ id: 'a', limit: 2, botLimits: {}, held }, 'bot', 1)).toBeNull();
    expect(freeSlots({ id: 'a', limit: 3, botLimits: {}, held }, 'bot', 1)).toEqual(['a:0']);
  });
});
