import { type Static, Type } from 'typebox';

/* What the browser's process tells of WhatsApp, in plain values. */

const optional = Type.Optional(Type.String());

const Person = Type.Object({ id: Type.String(), lid: optional, phone: optional, name: optional });
export type Person = Static<typeof Person>;

export const ToldMessage = Type.Object({
  id: Type.String({ minLength: 1 }),
  fromMe: Type.Boolean(),
  /** With whom the chat is. */
  chat: Type.String({ minLength: 1 }),
  /** Who is at the other end. */
  person: Person,
  type: Type.String(),
  /** Seconds. */
  t: Type.Number(),
  body: optional,
  caption: optional,
  hasFile: Type.Boolean(),
  mimeType: optional,
  fileName: optional,
  size: Type.Optional(Type.Number()),
  lat: Type.Optional(Type.Number()),
  lng: Type.Optional(Type.Number()),
  /** Name and address, one below the other. */
  place: optional,
  /** Of the message that is answered: the last part of its id, and who wrote it. */
  quoted: Type.Optional(Type.Object({ id: Type.String(), by: Type.String() })),
  chosen: optional,
  /** Of ours: how far it has come. */
  ack: Type.Optional(Type.Number()),
});
export type ToldMessage = Static<typeof ToldMessage>;

export const Told = Type.Union([
  /** `late` was found in its chat rather than heard as it came. */
  Type.Object({ what: Type.Literal('message'), message: ToldMessage, late: Type.Boolean() }),
  Type.Object({ what: Type.Literal('ack'), id: Type.String(), chat: Type.String(), ack: Type.Number() }),
  Type.Object({ what: Type.Literal('edit'), message: ToldMessage, text: Type.String() }),
  Type.Object({ what: Type.Literal('revoke'), message: ToldMessage }),
  Type.Object({
    what: Type.Literal('reaction'),
    chat: Type.String(),
    to: Type.String(),
    fromMe: Type.Boolean(),
    person: Person,
    emoji: Type.String(),
    t: Type.Number(),
  }),
  Type.Object({ what: Type.Literal('identity'), before: Type.String(), after: Type.String() }),
]);
export type Told = Static<typeof Told>;
