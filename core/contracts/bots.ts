import { type Static, Type } from 'typebox';
import { ROUTING_MODES, ROUTING_POLICIES } from '../domain/routing/decision.ts';
import { Nullable } from './primitives.ts';

const closed = { additionalProperties: false };
const Notice = Type.String({ maxLength: 500, description: 'Empty means: say nothing' });

const Routing = Type.Object(
  {
    mode: Type.Enum([...ROUTING_MODES]),
    policy: Type.Enum([...ROUTING_POLICIES]),
    offerSeconds: Type.Integer({ minimum: 5, maximum: 600 }),
  },
  closed,
);
const Texts = Type.Object(
  {
    handover: Notice,
    transferred: Notice,
    resolved: Notice,
    restored: Notice,
    unassigned: Notice,
    closed: Notice,
  },
  closed,
);

/** Everything of a bot that an admin can change. */
const changeable = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  greeting: Type.String({ maxLength: 1_000 }),
  instructions: Type.String({ maxLength: 8_000 }),
  quickReplies: Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { maxItems: 8 }),
  brand: Type.String({ pattern: '^#[0-9a-fA-F]{6}$', description: 'Colour of the launcher and the header' }),
  humanSupport: Type.Boolean(),
  routing: Routing,
  aiAssist: Type.Boolean(),
  aiSummary: Type.Boolean(),
  model: Nullable(Type.String({ minLength: 1, maxLength: 200 })),
  texts: Texts,
  allowedSites: Type.Array(
    Type.String({
      pattern: '^https?://(\\*\\.)?[A-Za-z0-9.-]+(:[0-9]{1,5})?$',
      maxLength: 300,
      description: 'An origin',
    }),
    { maxItems: 100, description: 'Sites that may show the widget; none means any' },
  ),
};

export const BotSettings = Type.Object({ id: Type.String(), channelAccountId: Type.String(), ...changeable });
export type BotSettings = Static<typeof BotSettings>;

/** What is left out stays as it is. */
export const BotChange = Type.Partial(
  Type.Object({ ...changeable, routing: Type.Partial(Routing), texts: Type.Partial(Texts) }),
  closed,
);
export type BotChange = Static<typeof BotChange>;
