import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { InvalidBody } from '../contract/adapter.ts';

const text = Type.String({ minLength: 1 });
/** It becomes a part of a path: no way up. */
const segment = Type.String({ minLength: 1, pattern: '^(?!\\.{1,2}$)' });
const maybe = Type.Optional(Type.String());
const anything = Type.Optional(Type.Unknown());
const items = Type.Optional(Type.Array(Type.Unknown()));

const ChannelAccount = Type.Object({ id: text, name: maybe, role: maybe });
const Party = Type.Optional(ChannelAccount);

/** What a token is about: it is checked before the rest is looked at. */
const ENVELOPE = { channelId: Type.String({ pattern: '^[A-Za-z0-9._-]{1,64}$' }), serviceUrl: text };
const envelope = Compile(Type.Object(ENVELOPE));
export type Envelope = Static<typeof ENVELOPE_SCHEMA>;
const ENVELOPE_SCHEMA = Type.Object({ ...ENVELOPE, type: maybe });

/** Bot Framework Protocol, "Activity": what all have. */
const Activity = Type.Object({
  ...ENVELOPE,
  type: text,
  id: maybe,
  timestamp: maybe,
  from: ChannelAccount,
  recipient: Party,
  conversation: Type.Object({ id: segment, isGroup: Type.Optional(Type.Boolean()), tenantId: maybe }),
  replyToId: maybe,
  locale: maybe,
  relatesTo: Type.Optional(Type.Object({ bot: Party })),
  // What is in these stands in the schemas of those who read them.
  ...{ text: maybe, name: maybe, value: anything, channelData: anything },
  ...{ attachments: items, entities: items, reactionsAdded: items, reactionsRemoved: items },
});
export type Activity = Static<typeof Activity>;
const activity = Compile(Activity);
const typed = Compile(Type.Object({ type: text }));

/** Undefined where it is not said of which channel, or through which connector. */
export const envelopeIn = (body: Uint8Array): Envelope | undefined => {
  const json = jsonIn(body);
  if (!envelope.Check(json)) return undefined;
  return { ...json, ...(typed.Check(json) && { type: json.type }) };
};

/** @throws InvalidBody */
export const activityIn = (body: Uint8Array): Activity => {
  const json = jsonIn(body);
  if (!typed.Check(json)) throw new InvalidBody('It is not said what type of activity this is.');
  if (!activity.Check(json)) throw new InvalidBody('This is not an activity of the Bot Framework Protocol.');
  return json;
};

/** Channels write null for what is not there. */
const jsonIn = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body), (_, value) => (value === null ? undefined : value));
  } catch {
    return undefined;
  }
};
