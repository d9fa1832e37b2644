import { type Static, Type } from 'typebox';
import { HEALTH_STATES, HEARD_KINDS } from '../domain/channels/health.ts';
import { CHANNELS } from '../domain/conversation/state.ts';
import { Id, Instant, Nullable } from './primitives.ts';

const closed = { additionalProperties: false };
const Kind = Type.Enum([...CHANNELS]);
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S', description: 'What admins call it' });
/** What is in it, the adapter of the kind says. */
const Fields = Type.Record(Type.String({ maxLength: 100 }), Type.Unknown());
const JsonSchema = Type.Unknown({ description: 'A JSON schema' });

/** A kind of channel that can be connected. */
export const ChannelKind = Type.Object({
  kind: Kind,
  capabilities: Type.Unknown({ description: 'What the platform can do' }),
  settings: JsonSchema,
  secrets: JsonSchema,
  webhook: Type.Boolean({ description: 'The platform sends requests, to the address of the account' }),
  session: Type.Boolean({ description: 'A connection to the platform is kept up; see the session of an account' }),
  checkable: Type.Boolean({ description: 'The platform can be asked whether the account works' }),
});
export type ChannelKind = Static<typeof ChannelKind>;
export const ChannelKinds = Type.Object({ items: Type.Array(ChannelKind) });

const Health = Type.Object({
  state: Type.Enum([...HEALTH_STATES]),
  since: Instant,
  lastEventAt: Nullable(Instant),
  lastError: Nullable(Type.Object({ at: Instant, why: Type.String({ description: 'In words' }) })),
});
const LastEvents = Type.Partial(
  Type.Object(Object.fromEntries(HEARD_KINDS.map((kind) => [kind, Instant])) as Record<string, typeof Instant>),
);

/** An account as admins see it. Its secrets are never given back, only when they were set. */
export const ChannelAccountView = Type.Object({
  id: Type.String(),
  kind: Kind,
  botId: Type.String(),
  name: Type.String(),
  settings: Fields,
  secretsSetAt: Instant,
  createdAt: Instant,
  connectedAt: Instant,
  disconnectedAt: Nullable(Instant),
  webhookUrl: Nullable(Type.String({ description: 'What the platform has to be told; null where nothing has' })),
  health: Health,
  lastEvents: LastEvents,
});
export type ChannelAccountView = Static<typeof ChannelAccountView>;
export const ChannelAccounts = Type.Object({ items: Type.Array(ChannelAccountView) });

export const NewChannelAccount = Type.Object(
  { kind: Kind, botId: Id, name: Name, settings: Fields, secrets: Fields },
  closed,
);
/** What is left out stays as it is; settings are given as a whole. */
export const ChannelAccountChange = Type.Partial(Type.Object({ name: Name, settings: Fields }, closed), closed);
export const ChannelSecrets = Type.Object({ secrets: Fields }, closed);

/** To whom a test message goes: a phone number with the country's code, or the customer's id on the platform. */
export const ChannelTest = Type.Object({ to: Type.String({ minLength: 3, maxLength: 200, pattern: '\\S' }) }, closed);
export const TEST_OUTCOMES = ['sent', 'failed', 'waiting', 'unknown'] as const;
/** What came of it, and in words. `waiting`: the account did not get to it, and the message is taken back. */
export const ChannelTested = Type.Object({ outcome: Type.Enum([...TEST_OUTCOMES]), said: Type.String() });

/** What the platform says to the account; `said` is its name there, or what does not work. */
export const ChannelCheck = Type.Object({ ok: Type.Boolean(), said: Type.String() });
