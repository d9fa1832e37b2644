import { type Static, Type } from 'typebox';
import { RECEIPTS } from '../contract/inbound.ts';

const Id = Type.String({ minLength: 1, maxLength: 200 });
const Words = Type.String({ minLength: 1, maxLength: 20_000 });
const Name = Type.String({ maxLength: 200 });

const Customer = Type.Object({
  id: Id,
  aliases: Type.Optional(Type.Array(Id, { maxItems: 10 })),
  name: Type.Optional(Name),
  phone: Type.Optional(Type.String({ maxLength: 40 })),
  language: Type.Optional(Type.String({ maxLength: 20 })),
});

const Media = Type.Enum(['image', 'audio', 'video', 'document', 'sticker']);
const File = Type.Object({
  kind: Type.Literal('file'),
  media: Media,
  /** Where Baton fetches it: over https, without a password in it. */
  url: Type.String({ pattern: '^https?://', maxLength: 2_000 }),
  name: Type.Optional(Name),
  mimeType: Type.Optional(Type.String({ maxLength: 200 })),
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  voice: Type.Optional(Type.Boolean()),
});
const Part = Type.Union([
  Type.Object({ kind: Type.Literal('text'), text: Words }),
  File,
  Type.Object({
    kind: Type.Literal('location'),
    latitude: Type.Number({ minimum: -90, maximum: 90 }),
    longitude: Type.Number({ minimum: -180, maximum: 180 }),
    name: Type.Optional(Name),
    address: Type.Optional(Name),
  }),
  Type.Object({ kind: Type.Literal('choice'), title: Words, id: Type.Optional(Id) }),
  Type.Object({ kind: Type.Literal('unsupported'), what: Name }),
]);
export type Part = Static<typeof Part>;

/** Either `text` alone, or parts in their order. */
const said = { text: Type.Optional(Words), parts: Type.Optional(Type.Array(Part, { minItems: 1, maxItems: 20 })) };

const event = <const T extends string, P extends Record<string, import('typebox').TSchema>>(type: T, data: P) =>
  Type.Object({ type: Type.Literal(type), timestamp: Type.String({ maxLength: 40 }), data: Type.Object(data) });

/** What a system may tell. docs/channels/api.md shows each. */
export const Body = Type.Union([
  event('message.created', { id: Id, customer: Customer, ...said, replyTo: Type.Optional(Id) }),
  event('message.updated', { id: Id, customer: Customer, text: Words }),
  event('message.deleted', { id: Id, customer: Customer }),
  event('message.reacted', {
    to: Id,
    customer: Customer,
    emoji: Type.Union([Type.String({ minLength: 1, maxLength: 40 }), Type.Null()]),
  }),
  event('message.answered', { id: Id, customer: Type.Object({ id: Id }), ...said }),
  event('delivery.updated', {
    id: Id,
    status: Type.Enum([...RECEIPTS]),
    why: Type.Optional(Type.String({ maxLength: 300 })),
  }),
  event('typing.started', { customer: Customer }),
  event('handover.requested', {
    id: Id,
    customer: Customer,
    collected: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 500 }))),
    message: Type.Optional(Type.String({ maxLength: 2_000 })),
  }),
  event('customer.renamed', { before: Id, after: Id }),
]);
export type Body = Static<typeof Body>;
export const TYPES = Body.anyOf.map(({ properties }) => properties.type.const);
