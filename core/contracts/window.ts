import { type Static, Type } from 'typebox';
import { CHANNELS } from '../domain/conversation/state.ts';
import { Instant, Nullable } from './primitives.ts';

/** The same rules for screens, which tick without asking. */
export { standingOf, windowAfter } from '../domain/channels/window.ts';

/** Until when the platform lets anybody write to this customer, and a person. Null where the customer has never written. */
export const MessagingWindow = Type.Object({
  closesAt: Nullable(Instant),
  humanClosesAt: Nullable(Instant),
  templates: Type.Boolean({ description: 'A template may be sent at any time' }),
});

const Rules = Type.Object({
  base: Type.Number({ description: 'Milliseconds after the customer’s latest message, for anybody' }),
  human: Type.Number({ description: 'The same for a person' }),
  templates: Type.Boolean(),
});
/** Of the channels that have a messaging window. */
export const WindowsByChannel = Type.Partial(
  Type.Object(
    Object.fromEntries(CHANNELS.map((kind) => [kind, Rules])) as Record<(typeof CHANNELS)[number], typeof Rules>,
  ),
);
export type WindowsByChannel = Static<typeof WindowsByChannel>;
