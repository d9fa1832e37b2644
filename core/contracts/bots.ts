import { type Static, Type } from 'typebox';
import { type Channel, PRIORITIES } from '../domain/conversation/state.ts';
import type { Weekday } from '../domain/hours/business-hours.ts';
import { ROUTING_MODES, ROUTING_POLICIES } from '../domain/routing/decision.ts';
import { Nullable } from './primitives.ts';

const closed = { additionalProperties: false };
const Notice = Type.String({ maxLength: 500, description: 'Empty means: say nothing' });

const Weight = Type.Integer({ minimum: 1, maximum: 10 });
/** Units of the chat limit that a conversation takes, by channel. */
const Weights = Type.Partial(
  Type.Object({
    web: Weight,
    'whatsapp-web': Weight,
    'whatsapp-cloud': Weight,
    messenger: Weight,
    instagram: Weight,
    'bot-framework': Weight,
    api: Weight,
  } satisfies Record<Channel, typeof Weight>),
  closed,
);

const Routing = Type.Object(
  {
    mode: Type.Enum([...ROUTING_MODES]),
    policy: Type.Enum([...ROUTING_POLICIES]),
    offerSeconds: Type.Integer({ minimum: 5, maximum: 600 }),
    transferSeconds: Type.Integer({ minimum: 5, maximum: 3_600 }),
    preferSeconds: Type.Integer({ minimum: 0, maximum: 3_600 }),
    wrapUpSeconds: Type.Integer({ minimum: 0, maximum: 3_600 }),
    weights: Weights,
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
    noAgents: Notice,
    outsideHours: Notice,
    queueFull: Notice,
    messageLeft: Notice,
  },
  closed,
);

const Handover = Type.Object(
  {
    priority: Type.Enum([...PRIORITIES]),
    skills: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20, uniqueItems: true }),
  },
  { ...closed, description: 'What a handover asks for when the asker says nothing' },
);

const Minutes = Type.Integer({ minimum: 0, maximum: 1_440 });
const Openings = Type.Array(Type.Object({ from: Minutes, to: Minutes }, closed), { maxItems: 6 });
/** Minutes since midnight; a day that is not named is closed. */
const Days = Type.Partial(
  Type.Object({
    sunday: Openings,
    monday: Openings,
    tuesday: Openings,
    wednesday: Openings,
    thursday: Openings,
    friday: Openings,
    saturday: Openings,
  } satisfies Record<Weekday, typeof Openings>),
  closed,
);
const Hours = Type.Object(
  {
    timeZone: Type.String({ maxLength: 64, description: 'A name of the IANA time zone database' }),
    days: Days,
    holidays: Type.Array(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }), { maxItems: 366 }),
  },
  closed,
);
const Seconds = Nullable(Type.Integer({ minimum: 10, maximum: 31_536_000 }));
const Endings = Type.Object({ left: Seconds, idle: Seconds, dropped: Seconds }, closed);
const Target = Nullable(Type.Integer({ minimum: 1, maximum: 100_000 }));
const Promised = Type.Object({ firstReply: Target, resolution: Target }, closed);

/** Everything of a bot that an admin can change. */
const changeable = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  greeting: Type.String({ maxLength: 1_000 }),
  instructions: Type.String({ maxLength: 8_000 }),
  quickReplies: Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { maxItems: 8 }),
  brand: Type.String({ pattern: '^#[0-9a-fA-F]{6}$', description: 'Colour of the launcher and the header' }),
  humanSupport: Type.Boolean(),
  handover: Handover,
  routing: Routing,
  aiAssist: Type.Boolean(),
  aiSummary: Type.Boolean(),
  model: Nullable(Type.String({ minLength: 1, maxLength: 200 })),
  texts: Texts,
  endings: Endings,
  hours: Nullable(Hours),
  whenNobody: Type.Enum(['ask', 'wait']),
  queueLimit: Nullable(Type.Integer({ minimum: 0, maximum: 100_000 })),
  reopenWithin: Type.Integer({ minimum: 0, maximum: 30 * 86_400_000, description: 'Milliseconds' }),
  serviceLevels: Type.Object(
    { 0: Promised, 1: Promised, 2: Promised, 3: Promised },
    { ...closed, description: 'Minutes of business hours, by priority' },
  ),
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
  Type.Object({
    ...changeable,
    handover: Type.Partial(Handover, closed),
    routing: Type.Partial(Routing, closed),
    texts: Type.Partial(Texts, closed),
    endings: Type.Partial(Endings, closed),
  }),
  closed,
);
export type BotChange = Static<typeof BotChange>;
