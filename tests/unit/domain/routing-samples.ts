import fc from 'fast-check';
import type { Slot } from '#core/domain/ids.ts';
import type { RoutableAgent, Wanted } from '#core/domain/routing/agent.ts';
import type { Preferred } from '#core/domain/routing/choose.ts';
import { ROUTING_MODES, ROUTING_POLICIES } from '#core/domain/routing/decision.ts';

export const NOW = 1_000_000;

/** Somebody who can be given a conversation. */
export const person = (id: string, changes: Partial<RoutableAgent> = {}): RoutableAgent => ({
  id,
  name: `Agent ${id}`,
  botIds: ['bot'],
  limit: 5,
  botLimits: {},
  skills: [],
  languages: [],
  listening: true,
  present: true,
  paused: false,
  wrapUpUntil: 0,
  held: [],
  lastAssignedAt: 0,
  freedAt: 0,
  ...changes,
});

export const wanted = (changes: Partial<Wanted> = {}): Wanted => ({
  botId: 'bot',
  weight: 1,
  skills: [],
  language: null,
  declinedBy: [],
  askAgainAt: 0,
  ...changes,
});

export const units = (id: string, count: number): Slot[] => Array.from({ length: count }, (_, k): Slot => `${id}:${k}`);

const skills = fc.subarray(['refunds', 'coffee']);
const instant = fc.nat(3).map((step) => NOW - 1_000 + step * 500);

const agentOf = (id: string): fc.Arbitrary<RoutableAgent> =>
  fc
    .record({
      botIds: fc.constantFrom(['bot'], ['other'], ['bot', 'other']),
      limit: fc.integer({ min: 1, max: 3 }),
      botLimits: fc.constantFrom({}, { bot: 1 }),
      skills,
      languages: fc.subarray(['de', 'en']),
      listening: fc.boolean(),
      present: fc.boolean(),
      paused: fc.boolean(),
      wrapUpUntil: instant,
      held: fc.nat(3).map((count) => units(id, count)),
      lastAssignedAt: instant,
      freedAt: instant,
    })
    .map((changes) => person(id, changes));

export const people = fc.subarray(['a', 'b', 'c', 'd', 'e']).chain((ids) => fc.tuple(...ids.map(agentOf)));
export const wishes: fc.Arbitrary<Wanted> = fc
  .record({
    weight: fc.integer({ min: 1, max: 2 }),
    skills,
    language: fc.constantFrom(null, 'de'),
    declinedBy: fc.subarray(['a', 'b', 'c']),
  })
  .map(wanted);
export const rules = fc.record({
  humanSupport: fc.boolean(),
  mode: fc.constantFrom(...ROUTING_MODES),
  policy: fc.constantFrom(...ROUTING_POLICIES),
});
export const favourites: fc.Arbitrary<Preferred> = fc.option(
  fc.record({ agentId: fc.constantFrom('a', 'b', 'z'), until: instant }),
);
