import { type Static, Type } from 'typebox';
import { FAILURES } from '../domain/delivery/delivery.ts';
import { DELIVERY_STATUSES } from '../domain/delivery/status.ts';
import { Nullable, Seq } from './primitives.ts';

/** How far the message with this seq has got, and why it waits, failed or is uncertain, in words. */
export const DeliveryState = Type.Object({
  seq: Seq,
  status: Type.Enum([...DELIVERY_STATUSES]),
  why: Nullable(Type.String()),
  failure: Nullable(Type.Enum([...FAILURES], { description: 'What kind of failure it is' })),
});
export type DeliveryState = Static<typeof DeliveryState>;

/** What a person knows of a message that failed, or of which nobody knows: it arrived all the same, or it is sent again. */
export const DeliveryDecision = Type.Object(
  { what: Type.Enum(['send_again', 'arrived']) },
  { additionalProperties: false },
);
export type DeliveryDecision = Static<typeof DeliveryDecision>;
