import { type Static, Type } from 'typebox';
import type { Account } from '../contract/adapter.ts';

/** As Standard Webhooks writes symmetric keys: 24 to 64 bytes. */
const key = (description: string) =>
  Type.String({ pattern: '^whsec_[A-Za-z0-9+\\/]{32,88}={0,2}$', description, generated: 'whsec' });

export const Settings = Type.Object(
  {
    url: Type.String({
      pattern: '^https?://[^\\s\\/?#@]+([\\/?][^\\s#]*)?$',
      maxLength: 2_000,
      description:
        'Where your system takes what is said to customers, such as https://app.example/baton. Baton sends it there, signed.',
    }),
  },
  { additionalProperties: false },
);

export const Secrets = Type.Object(
  {
    outgoingKey: key('With it Baton signs what it sends to you: whsec_ and 24 to 64 random bytes in base64.'),
    incomingKey: key('With it you sign what you send to Baton. Better another one.'),
  },
  { additionalProperties: false },
);

export type ApiAccount = Account<Static<typeof Settings>, Static<typeof Secrets>>;
