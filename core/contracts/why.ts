import { type Static, Type } from 'typebox';
import { STATUSES } from '../domain/conversation/state.ts';
import { MENDS } from '../domain/why/reasons.ts';
import { FILTERED_BY } from '../domain/why/visibility.ts';
import { LANGUAGE_IS } from '../domain/why/waiting.ts';
import { LIST_VIEWS } from './conversation.ts';
import { Id, Instant, Nullable } from './primitives.ts';

/** Codes with figures; the words are the screens'. */
const code = <const T extends string, P extends Record<string, import('typebox').TSchema>>(is: T, properties: P) =>
  Type.Object({ code: Type.Literal(is), ...properties });
const Name = Type.String();
const REASONS = [
  Type.Object({ code: Type.Enum(['not_member', 'not_listening', 'away', 'paused']) }),
  code('at_limit', { active: Type.Integer(), limit: Type.Integer() }),
  code('at_bot_limit', { active: Nullable(Type.Integer()), limit: Nullable(Type.Integer()) }),
  code('wrapping_up', { until: Nullable(Instant) }),
  code('declined', { until: Nullable(Instant) }),
  code('skills', { skills: Type.Array(Type.String()) }),
  code('language', { language: Type.String() }),
] as const;
export const Reason = Type.Union([...REASONS]);
export type Reason = Static<typeof Reason>;
const Mends = Type.Array(Type.Enum([...MENDS]), { description: 'What the viewer may press against it' });

/** Why a conversation still waits. */
export const WhyWaiting = Type.Object({
  cause: Type.Union([
    code('not_waiting', { status: Type.Enum([...STATUSES]) }),
    Type.Object({ code: Type.Enum(['human_support_off', 'by_hand', 'not_looked', 'no_agents', 'nobody']) }),
    code('offered', { agentId: Name, name: Name, until: Instant }),
    code('kept', { agentId: Name, name: Name, until: Instant }),
  ]),
  since: Nullable(Instant),
  decidedAt: Nullable(Instant),
  skills: Type.Array(Type.String()),
  language: Nullable(Type.String()),
  languageIs: Nullable(
    Type.Enum([...LANGUAGE_IS], {
      description: 'Asked for; heard; or heard and left out, as nobody lists it who could take the customer',
    }),
  ),
  candidates: Type.Array(
    Type.Object({
      agentId: Name,
      name: Name,
      against: Type.Array(Reason),
      active: Type.Integer(),
      limit: Type.Integer(),
    }),
  ),
  mends: Mends,
});
export type WhyWaiting = Static<typeof WhyWaiting>;

/** Why the viewer is given nothing, bot by bot. */
export const WhyNotReceiving = Type.Object({
  bots: Type.Array(
    Type.Object({
      botId: Type.String(),
      botName: Name,
      waiting: Type.Integer(),
      causes: Type.Array(
        Type.Union([
          ...REASONS,
          Type.Object({ code: Type.Enum(['human_support_off', 'by_hand', 'nobody_waiting', 'spoken_for', 'next']) }),
        ]),
      ),
      mends: Mends,
    }),
  ),
});
export type WhyNotReceiving = Static<typeof WhyNotReceiving>;

/** The filters of the list; `view` is left out where the list shows open and ended ones. */
export const VisibilityQuery = Type.Object(
  {
    view: Type.Optional(Type.Enum([...LIST_VIEWS])),
    botId: Type.Optional(Id),
    search: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { additionalProperties: false },
);
export const Visibility = Type.Union([
  Type.Object({ code: Type.Enum(['unknown', 'not_member', 'visible']) }),
  code('filtered', { by: Type.Array(Type.Enum([...FILTERED_BY])) }),
]);
export type Visibility = Static<typeof Visibility>;
