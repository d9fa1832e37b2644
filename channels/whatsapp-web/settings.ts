import { type Static, Type } from 'typebox';

/** The pairing itself stays in the session's folder: there is nothing else to keep secret. */
export const secrets = Type.Object({}, { additionalProperties: false });
export type Secrets = Static<typeof secrets>;

export const settings = Type.Object(
  {
    pairWith: Type.Optional(
      Type.String({
        title: 'Phone number',
        description:
          'To pair with a code that is typed on the phone, rather than by scanning a QR code: the number of the phone, with its country code and digits only.',
        pattern: '^[1-9][0-9]{6,14}$',
      }),
    ),
  },
  { additionalProperties: false },
);
export type Settings = Static<typeof settings>;
