import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { InvalidBody } from '../contract/adapter.ts';
import { jsonIn } from './json-body.ts';
import { sensible } from './sensible.ts';

/* What the webhooks of Messenger and Instagram have in common (Messenger Platform, "Webhook events"). */

const text = Type.String({ minLength: 1 });
const flag = Type.Boolean();
const list = Type.Array(Type.Unknown());
/** Milliseconds since the epoch. */
const time = Type.Integer({ minimum: 0, maximum: 1e14 });

const Envelope = Compile(Type.Object({ object: Type.String(), entry: list }));
const entryIn = sensible({ id: text, time, messaging: list, standby: list });

const party = Type.Object({ id: text });
const happeningIn = sensible({
  ...{ sender: party, recipient: party, timestamp: time },
  ...{ message: Type.Object({ mid: text }), postback: Type.Object({}) },
  reaction: Type.Object({
    ...{ mid: text, action: Type.String() },
    ...{ reaction: Type.Optional(Type.String()), emoji: Type.Optional(Type.String()) },
  }),
  message_edit: Type.Object({ mid: text, text: Type.String() }),
  ...{ delivery: Type.Object({}), read: Type.Object({}) },
});

/** `is_deleted`: what was sent is taken back. `is_echo`: it was sent by the account itself. */
export const messageIn = sensible({
  ...{ mid: text, text, attachments: list, is_echo: flag, is_deleted: flag, is_unsupported: flag },
  app_id: Type.Union([Type.Number(), Type.String()]),
  metadata: text,
  quick_reply: Type.Object({}),
  reply_to: Type.Object({}),
  referral: Type.Object({}),
});
export type Message = ReturnType<typeof messageIn>;

export const tapIn = sensible({ mid: text, title: text, payload: text });
export type Tap = ReturnType<typeof tapIn>;
export const repliedIn = sensible({ mid: text, story: Type.Object({}) });
/** From where somebody came to write this: the product of a shop, that they ask about. */
export const referredIn = sensible({ product: Type.Object({}) });
export const toldUpToIn = sensible({ mids: Type.Array(text), mid: text, watermark: time });

type Known = Required<Pick<ReturnType<typeof happeningIn>, 'sender' | 'recipient'>> & ReturnType<typeof happeningIn>;
/** `standby`: another app holds the conversation at Meta, and this one is only told of it. */
export type Happening = Known & { at: number; standby: boolean };

/**
 * What happened to an account, by one of its ids; one app is told of many in one body. What makes no sense is left out and
 * costs none of its neighbours: Meta would send all of them again.
 * @throws InvalidBody
 */
export const happeningsIn = (body: Uint8Array, object: 'page' | 'instagram', ids: readonly string[]): Happening[] => {
  const json = jsonIn(body);
  if (!Envelope.Check(json) || json.object !== object)
    throw new InvalidBody(`This is not a notification of the object "${object}".`);
  return json.entry.map(entryIn).flatMap(({ id, time: at = 0, messaging = [], standby = [] }) => {
    if (id === undefined || !ids.includes(id)) return [];
    return [
      ...messaging.flatMap((event) => happened(event, at, false)),
      ...standby.flatMap((event) => happened(event, at, true)),
    ];
  });
};

const happened = (event: unknown, toldAt: number, standby: boolean): Happening[] => {
  const { sender, recipient, ...known } = happeningIn(event);
  return sender && recipient ? [{ ...known, sender, recipient, at: known.timestamp ?? toldAt, standby }] : [];
};
