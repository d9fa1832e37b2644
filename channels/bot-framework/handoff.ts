import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { HandoverState } from '#core/domain/delivery/delivery.ts';
import { InvalidBody } from '../contract/adapter.ts';
import type { InboundEvent } from '../contract/inbound.ts';
import type { Activity } from './activity.ts';
import { messageIn, peerOf, senderOf } from './peer.ts';

/** Bot Framework, "Handoff protocol": what a bot sends to hand over, and what it is told then. */
const INITIATE = 'handoff.initiate';
const STATUS = 'handoff.status';

/** How the handover goes on, for the bot that began it. */
export const statusOf = ({ state, message }: { state: HandoverState; message: string }): object => ({
  ...{ type: 'event', name: STATUS },
  value: { state, ...(message && { message }) },
});

const maybe = Type.Optional(Type.String());
const Said = Compile(
  Type.Object({
    type: Type.Literal('message'),
    text: Type.String({ minLength: 1 }),
    from: Type.Optional(Type.Object({ name: maybe, role: maybe })),
  }),
);
const Transcript = Compile(
  Type.Object({
    name: Type.Literal('Transcript'),
    content: Type.Object({ activities: Type.Array(Type.Unknown()) }),
  }),
);

/** How much of it agents get to read: fields, characters of each, and characters of what was said, the latest. */
const FIELDS = 20;
const LONGEST = 500;
const TRANSCRIPT = 4_000;

/** Undefined for another event. */
export const handoverOf = (activity: Activity): InboundEvent[] | undefined => {
  if (activity.name !== INITIATE) return undefined;
  if (!activity.id) throw new InvalidBody('The activity has no id.');
  const message = transcriptOf(activity);
  return [
    {
      ...{
        type: 'handover',
        id: messageIn(peerOf(activity), activity.id),
        at: Date.parse(activity.timestamp ?? '') || 0,
      },
      ...{ from: senderOf(activity), collected: contextOf(activity.value) },
      ...(message && { message }),
    },
  ];
};

/** What the bot has found out, whatever it calls it. */
const contextOf = (value: unknown): Record<string, string> => {
  if (typeof value === 'string') return value === '' ? {} : { context: value.slice(0, LONGEST) };
  if (typeof value !== 'object' || value === null) return {};
  const known = Object.entries(value).filter(([, one]) => ['string', 'number', 'boolean'].includes(typeof one));
  return Object.fromEntries(known.slice(0, FIELDS).map(([field, one]) => [field, String(one).slice(0, LONGEST)]));
};

/** A line for each that was said; of a long one the end. */
const transcriptOf = ({ attachments = [] }: Activity): string => {
  const activities = attachments.find((one) => Transcript.Check(one))?.content.activities ?? [];
  const lines = activities.flatMap((one) =>
    Said.Check(one) ? [`${one.from?.role === 'bot' ? 'Bot' : (one.from?.name ?? 'Customer')}: ${one.text}`] : [],
  );
  return lines.join('\n').slice(-TRANSCRIPT);
};
