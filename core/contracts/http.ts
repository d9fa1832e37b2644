import { type Static, Type } from 'typebox';
import { ROLES } from '../domain/permissions.ts';
import { ROUTING_MODES, ROUTING_POLICIES } from '../domain/routing/decision.ts';
import { Id, Instant, Nullable, Seq } from './primitives.ts';
import { VisitorState } from './realtime.ts';
import { TimelineEntry, VisitorEntry } from './timeline.ts';
import { WindowsByChannel } from './window.ts';

export const LoginBody = Type.Object(
  { email: Type.String({ minLength: 3, maxLength: 254 }), password: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);
/** The signed-in person and what their screens need to begin. */
export const Me = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Type.Enum([...ROLES]),
  botIds: Type.Array(Type.String()),
  listening: Type.Boolean(),
  paused: Type.Boolean(),
  limit: Type.Integer(),
  active: Type.Integer(),
});
export type Me = Static<typeof Me>;

export const BotSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  humanSupport: Type.Boolean(),
  routingMode: Type.Enum([...ROUTING_MODES]),
  routingPolicy: Type.Enum([...ROUTING_POLICIES]),
  aiAssist: Type.Boolean(),
  aiSummary: Type.Boolean(),
});
export const AgentSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  role: Type.Enum([...ROLES]),
  botIds: Type.Array(Type.String()),
  listening: Type.Boolean(),
  paused: Type.Boolean(),
  present: Type.Boolean(),
  active: Type.Integer(),
  limit: Type.Integer(),
  skills: Type.Array(Type.String()),
});
export const CategorySummary = Type.Object({ id: Type.String(), name: Type.String(), colour: Type.String() });
export const TemplateSummary = Type.Object({
  id: Type.String(),
  shortcut: Type.String(),
  title: Type.String(),
  text: Type.String(),
});

/** What the workspace needs once: people, bots, categories and templates within the viewer's scope. */
export const Workspace = Type.Object({
  name: Type.String(),
  graceSeconds: Type.Integer({ description: 'Until what an agent has who is gone goes back to the queue' }),
  bots: Type.Array(BotSummary),
  agents: Type.Array(AgentSummary),
  categories: Type.Array(CategorySummary),
  templates: Type.Array(TemplateSummary),
  windows: WindowsByChannel,
});
export type Workspace = Static<typeof Workspace>;

export const TimelinePage = Type.Object({ entries: Type.Array(TimelineEntry), more: Type.Boolean() });

// Web channel.
export const WidgetConfig = Type.Object({
  channelId: Type.String(),
  botName: Type.String(),
  greeting: Type.String(),
  quickReplies: Type.Array(Type.String()),
  brand: Type.String({ description: 'CSS colour of the launcher and the header' }),
  humanSupport: Type.Boolean(),
});
export type WidgetConfig = Static<typeof WidgetConfig>;

export const SessionBody = Type.Object(
  { channelId: Type.String({ maxLength: 36 }), refreshToken: Type.Optional(Type.String({ maxLength: 2_000 })) },
  { additionalProperties: false },
);
/** `token` opens the socket and the visitor's routes for some minutes; `refreshToken` gets the next one. */
export const Session = Type.Object({
  token: Type.String(),
  expiresAt: Instant,
  refreshToken: Type.String(),
  config: WidgetConfig,
  state: VisitorState,
});
export type Session = Static<typeof Session>;
export const VisitorTimeline = Type.Object({ state: VisitorState, entries: Type.Array(VisitorEntry) });
export type VisitorTimeline = Static<typeof VisitorTimeline>;

/** A place in what a visitor has said before: the entries of one conversation before `before`, or all of it. */
export const VisitorPlace = Type.Object({ conversationId: Id, before: Type.Optional(Seq) });
export type VisitorPlace = Static<typeof VisitorPlace>;
/** `next` is where the page before this one is, in the same conversation or in the one before; null when there is none. */
export const VisitorEarlier = Type.Object({ entries: Type.Array(VisitorEntry), next: Nullable(VisitorPlace) });
export type VisitorEarlier = Static<typeof VisitorEarlier>;

export const DeadLetter = Type.Object({
  id: Type.String(),
  conversationId: Type.String(),
  receivedAt: Instant,
  attempts: Type.Integer(),
  reason: Type.String(),
});
export const DeadLetters = Type.Object({ items: Type.Array(DeadLetter), next: Nullable(Type.String()) });

const UsedOfLimit = Type.Object({
  resource: Type.String(),
  used: Type.Number(),
  limit: Type.Number(),
  share: Type.Number({ description: 'From 0 to 1' }),
});
/** `store` is null where no limits are watched. `warnings` are sentences that say what to do. */
export const Status = Type.Object({
  warnings: Type.Array(Type.String()),
  store: Nullable(
    Type.Object({
      limits: Type.Array(UsedOfLimit),
      share: Type.Number({ description: 'The largest of the shares' }),
      freeDiskBytes: Type.Number(),
      errors: Type.Integer(),
      slowOperations: Type.Integer(),
    }),
  ),
});
