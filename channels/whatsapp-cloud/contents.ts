import { type Static, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const text = Type.String({ minLength: 1 });
const maybe = Type.Optional(Type.String());
const Media = Type.Object({
  id: text,
  mime_type: maybe,
  caption: maybe,
  filename: maybe,
  voice: Type.Optional(Type.Boolean()),
});
const Reply = Type.Object({ id: text, title: text, description: maybe });

/** What stands in a message under the name of its type (Cloud API, "messages webhook reference"). */
const SCHEMAS = {
  text: Type.Object({ body: text }),
  image: Media,
  video: Media,
  audio: Media,
  document: Media,
  sticker: Media,
  location: Type.Object({ latitude: Type.Number(), longitude: Type.Number(), name: maybe, address: maybe }),
  contacts: Type.Array(
    Type.Object({
      name: Type.Optional(Type.Object({ formatted_name: maybe })),
      phones: Type.Optional(Type.Array(Type.Object({ phone: maybe, wa_id: maybe }))),
      emails: Type.Optional(Type.Array(Type.Object({ email: maybe }))),
    }),
  ),
  interactive: Type.Object({
    type: text,
    button_reply: Type.Optional(Reply),
    list_reply: Type.Optional(Reply),
    nfm_reply: Type.Optional(Type.Object({ response_json: maybe })),
  }),
  button: Type.Object({ text, payload: maybe }),
  order: Type.Object({
    text: maybe,
    product_items: Type.Array(
      Type.Object({
        product_retailer_id: text,
        quantity: Type.Union([Type.Number(), Type.String()]),
        item_price: Type.Optional(Type.Union([Type.Number(), Type.String()])),
        currency: maybe,
      }),
    ),
  }),
  unsupported: Type.Object({ type: text }),
  // A reaction that was taken back has no emoji, or an empty one.
  reaction: Type.Object({ message_id: text, emoji: maybe }),
  edit: Type.Object({ original_message_id: text, message: Type.Object({ type: text }) }),
  revoke: Type.Object({ original_message_id: text }),
  system: Type.Object({ type: text, wa_id: maybe, user_id: maybe, previous_user_id: maybe }),
};
type Schemas = typeof SCHEMAS;
export type Content<Name extends keyof Schemas> = Static<Schemas[Name]>;

const compiled = new Map(Object.entries(SCHEMAS).map(([name, schema]) => [name, Compile(schema as TSchema)]));

/** Undefined where there is nothing under that name, or nothing that makes sense. */
export const contentOf = <Name extends keyof Schemas>(message: object, name: Name): Content<Name> | undefined => {
  const content = (message as Record<string, unknown>)[name];
  return compiled.get(name)?.Check(content) ? (content as Content<Name>) : undefined;
};
