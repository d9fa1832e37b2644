import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { InvalidBody } from '../contract/adapter.ts';
import { jsonIn } from '../meta/json-body.ts';

const maybe = Type.Optional(Type.String());
const items = Type.Optional(Type.Array(Type.Unknown()));

const Envelope = Compile(
  Type.Object({
    object: Type.Literal('whatsapp_business_account'),
    entry: Type.Array(
      Type.Object({ changes: Type.Array(Type.Object({ field: Type.String(), value: Type.Unknown() })) }),
    ),
  }),
);

const Value = Type.Object({
  metadata: Type.Object({ phone_number_id: Type.String() }),
  contacts: items,
  messages: items,
  statuses: items,
  message_echoes: items,
});
const value = Compile(Value);
export type Change = { field: string; value: Static<typeof Value> };

/** What is told in these fields is told of messages; the others are of the account, its templates, its past. */
const FIELDS = ['messages', 'smb_message_echoes'];

/** @throws InvalidBody */
export const changesIn = (body: Uint8Array): Change[] => {
  const json = jsonIn(body);
  if (!Envelope.Check(json)) throw new InvalidBody('This is not a notification of a WhatsApp Business account.');
  return json.entry
    .flatMap((entry) => entry.changes)
    .filter(({ field }) => FIELDS.includes(field))
    .map((change) => {
      if (!value.Check(change.value)) throw new InvalidBody('It is not said of which phone number this is told.');
      return { field: change.field, value: change.value };
    });
};

/** Seconds since the epoch, as text but for a few. */
const Timestamp = Type.Union([Type.String({ pattern: '^\\d{1,11}$' }), Type.Integer({ minimum: 0, maximum: 1e11 })]);
export const instantOf = (timestamp: string | number): number => Number(timestamp) * 1_000;

const Contact = Type.Object({
  wa_id: maybe,
  user_id: maybe,
  profile: Type.Optional(Type.Object({ name: maybe, username: maybe })),
});
export type Contact = Static<typeof Contact>;
export const contact = Compile(Contact);

/** What all messages have, and the little without which they mean nothing; whatever is in them stands under the name of their type. */
const Message = Type.Object({
  id: Type.String({ minLength: 1 }),
  timestamp: Timestamp,
  type: Type.String({ minLength: 1 }),
  from: maybe,
  from_user_id: maybe,
  to: maybe,
  to_user_id: maybe,
  group_id: maybe,
  context: Type.Optional(Type.Unknown()),
});
export type Message = Static<typeof Message>;
export const message = Compile(Message);

const Status = Type.Object({
  id: Type.String({ minLength: 1 }),
  status: Type.String(),
  timestamp: Timestamp,
  biz_opaque_callback_data: maybe,
  errors: items,
});
export type Status = Static<typeof Status>;
export const status = Compile(Status);

const Context = Compile(Type.Object({ id: Type.String({ minLength: 1 }) }));
/** The message that this one answers. */
export const answeredBy = ({ context }: Message): string | undefined =>
  Context.Check(context) ? context.id : undefined;

const Coded = Compile(Type.Object({ code: Type.Number() }));
export const codeOf = ({ errors = [] }: Status): number | undefined => errors.find((error) => Coded.Check(error))?.code;
