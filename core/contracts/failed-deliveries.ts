import { type Static, Type } from 'typebox';
import { CHANNELS } from '../domain/conversation/state.ts';
import { FAILURES } from '../domain/delivery/delivery.ts';
import { OBSTACLES, type Obstacle } from '../domain/delivery/replay.ts';
import { Id, Instant, Nullable, Seq } from './primitives.ts';

const closed = { additionalProperties: false };
const ObstacleCode = Type.Enum(Object.keys(OBSTACLES) as Obstacle[]);

/** A message that did not arrive: what, to whom, why, since when, and whether there is sense in sending it again. */
export const FailedDelivery = Type.Object({
  conversationId: Type.String(),
  seq: Seq,
  accountId: Type.String(),
  accountName: Nullable(Type.String({ description: 'What admins call the account; null where it is gone' })),
  channel: Nullable(Type.Enum([...CHANNELS])),
  botId: Type.String(),
  customerName: Nullable(Type.String()),
  text: Type.String({ description: 'As it was to be sent, its beginning' }),
  by: Type.Enum(['bot', 'agent', 'system']),
  createdAt: Instant,
  attempts: Type.Integer(),
  failure: Nullable(Type.Enum([...FAILURES])),
  why: Nullable(Type.String({ description: 'In words' })),
  /** Why there is no sense in sending it again. */
  obstacle: Nullable(ObstacleCode),
});
export type FailedDelivery = Static<typeof FailedDelivery>;
export const FailedDeliveries = Type.Object({ items: Type.Array(FailedDelivery), next: Nullable(Type.String()) });
export type FailedDeliveries = Static<typeof FailedDeliveries>;

export const FailedQuery = Type.Object(
  {
    accountId: Type.Optional(Id),
    botId: Type.Optional(Id),
    /** The `next` of the page before. */
    before: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}_[0-9a-f-]{36}:[0-9]{1,9}$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  closed,
);

export const Replay = Type.Object(
  { since: Type.Optional(Type.Integer({ minimum: 0, description: 'What was said before stays as it is' })) },
  closed,
);
/** `left`: how many had better not be sent again, by the reason. With `more` there are others: ask again. */
export const Replayed = Type.Object({
  replayed: Type.Integer(),
  left: Type.Array(Type.Object({ obstacle: ObstacleCode, count: Type.Integer() })),
  more: Type.Boolean(),
});
export type Replayed = Static<typeof Replayed>;
