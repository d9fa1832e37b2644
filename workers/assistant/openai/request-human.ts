import { type Static, Type } from 'typebox';
import Schema from 'typebox/schema';
import { Language } from '#core/contracts/primitives.ts';
import type { Asking } from '#core/domain/conversation/asking.ts';
import type { Priority } from '#core/domain/conversation/state.ts';
import { hadTogether, namesOf, type TeamSkills } from './skills.ts';
import type { Tool } from './stream-completion.ts';

const field = (description: string) => Type.Optional(Type.String({ maxLength: 300, description }));

const RequestHuman = Type.Object({
  reason: Type.Enum(['customer_asked', 'bot_cannot_answer']),
  collected: Type.Object(
    {
      name: field("The customer's name"),
      email: field('Their e-mail address'),
      phone: field('Their phone number'),
      account: field('Their account or customer number'),
      order: field('The order that it is about'),
      issue: field('What they need, in one sentence'),
    },
    { additionalProperties: false, description: 'Only what the customer has said' },
  ),
});

const URGENT: Priority = 0;
const Wishes = {
  priority: Type.Enum(['urgent'], { description: 'Only where waiting does harm; else leave it out' }),
  language: Type.String({ description: 'What the customer writes in, as `de` or `pt-BR`' }),
};
const skillsFrom = (names: string[]) =>
  Type.Array(Type.Enum(names), { description: 'What the person has to know for this; leave out what is not needed' });

const NAME = 'request_human';

/** The only thing that a model can ask for. It is a proposal: whether a person comes is decided elsewhere. */
export const requestHuman = (team: TeamSkills): Tool => {
  const names = namesOf(team);
  const wishes = { ...Wishes, ...(names.length > 0 && { skills: skillsFrom(names) }) };
  const parameters = {
    ...RequestHuman,
    properties: { ...RequestHuman.properties, ...wishes },
    additionalProperties: false,
  };
  return {
    type: 'function',
    function: {
      name: NAME,
      description:
        'Proposes to hand the conversation over to a person. Call it when the customer asks for a person, or when the articles do not hold the answer and the customer wants one.',
      parameters: JSON.parse(JSON.stringify(parameters)) as Record<string, unknown>,
    },
  };
};

type Reason = Static<typeof RequestHuman>['reason'];
export type Proposal = {
  reason: Reason;
  collected: Record<string, string>;
  wishes: Pick<Asking, 'priority' | 'skills' | 'spoken'>;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** Each by itself: one that makes no sense is as if it were not there, and speaks against no other. */
const wishesOf = ({ priority, skills, language }: Record<string, unknown>, team: TeamSkills): Proposal['wishes'] => {
  const named = Array.isArray(skills) ? skills.filter((skill) => typeof skill === 'string') : [];
  const known = hadTogether(named, team);
  return {
    ...(Schema.Check(Wishes.priority, priority) && { priority: URGENT }),
    ...(known.length > 0 && { skills: known }),
    ...(Schema.Check(Language, language) && { spoken: language }),
  };
};

/**
 * What a model's tool call proposes; null when it is not a tool that it was given.
 * Arguments that are not as described are dropped, the wish for a person stands.
 */
export const proposalOf = (call: { name: string; arguments: string }, team: TeamSkills): Proposal | null => {
  if (call.name !== NAME) return null;
  const { priority, skills, language, ...value } = asRecord(parse(call.arguments));
  const wishes = wishesOf({ priority, skills, language }, team);
  if (!Schema.Check(RequestHuman, value)) return { reason: 'bot_cannot_answer', collected: {}, wishes };
  const entries = Object.entries(value.collected).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return { reason: value.reason, collected: Object.fromEntries(entries), wishes };
};
