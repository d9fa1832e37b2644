import { type Static, Type } from 'typebox';
import type { Account } from '../contract/adapter.ts';

const id = (description: string) => Type.String({ pattern: '^\\d{1,32}$', description });
const secret = (description: string) => Type.String({ minLength: 1, maxLength: 1_000, description });

export const Settings = Type.Object(
  {
    phoneNumberId: id('The ID of the phone number, not the number. Meta’s app dashboard: WhatsApp, API setup.'),
    businessAccountId: id('The ID of the WhatsApp Business account, beside it. Its templates are read there.'),
    listLabel: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 20,
        description:
          'What the button says that opens a list of answers. When it is empty: “Choose”, in the customer’s language.',
      }),
    ),
  },
  { additionalProperties: false },
);

export const Secrets = Type.Object(
  {
    accessToken: secret('A permanent token of a system user who may use the WhatsApp account.'),
    appSecret: secret('The app secret. Meta’s app dashboard: App settings, Basic. Webhooks are signed with it.'),
    verifyToken: secret('Any words of your own. Enter the same at Meta, beside the address of the webhook.'),
  },
  { additionalProperties: false },
);

export type WhatsAppAccount = Account<Static<typeof Settings>, Static<typeof Secrets>>;
