import { type Static, Type } from 'typebox';
import Schema from 'typebox/schema';
import type { Tool } from './stream-completion.ts';

const field = (description: string) => Type.Optional(Type.String({ maxLength: 300, description }));

const RequestHuman = Type.Object(
  {
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
  },
  { additionalProperties: false },
);

const NAME = 'request_human';

/** The only thing that a model can ask for. It is a proposal: whether a person comes is decided elsewhere. */
export const REQUEST_HUMAN: Tool = {
  type: 'function',
  function: {
    name: NAME,
    description:
      'Proposes to hand the conversation over to a person. Call it when the customer asks for a person, or when the articles do not hold the answer and the customer wants one.',
    parameters: JSON.parse(JSON.stringify(RequestHuman)) as Record<string, unknown>,
  },
};

type Reason = Static<typeof RequestHuman>['reason'];
export type Proposal = { reason: Reason; collected: Record<string, string> };

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * What a model's tool call proposes; null when it is not a tool that it was given.
 * Arguments that are not as described are dropped, the wish for a person stands.
 */
export const proposalOf = (call: { name: string; arguments: string }): Proposal | null => {
  if (call.name !== NAME) return null;
  const value = parse(call.arguments);
  if (!Schema.Check(RequestHuman, value)) return { reason: 'bot_cannot_answer', collected: {} };
  const entries = Object.entries(value.collected).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return { reason: value.reason, collected: Object.fromEntries(entries) };
};
