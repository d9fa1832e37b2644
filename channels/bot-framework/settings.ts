import { type Static, Type } from 'typebox';
import type { Account } from '../contract/adapter.ts';

const GUID = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';
/** A name, or a star for whatever stands before one. No address in numbers, and nothing that only a house knows. */
const HOST = '^(\\*\\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$';

const hosts = (description: string) =>
  Type.Optional(Type.Array(Type.String({ pattern: HOST, maxLength: 253 }), { maxItems: 20, description }));

export const Settings = Type.Object(
  {
    appId: Type.String({
      pattern: GUID,
      description: 'The Microsoft App ID. Azure portal: the bot, Configuration.',
    }),
    tenantId: Type.String({
      pattern: GUID,
      description: 'The App Tenant ID, beside it: the directory in which the app is registered.',
    }),
    appType: Type.Optional(
      Type.Union([Type.Literal('SingleTenant'), Type.Literal('MultiTenant')], {
        description: 'The Bot Type, above it. SingleTenant when it is empty: Azure makes no others any more.',
      }),
    ),
    serviceHosts: hosts('Further hosts that the bot may be reached through, as in a cloud of a government.'),
    fileHosts: hosts('Further hosts that customers’ files may be fetched from.'),
  },
  { additionalProperties: false },
);

export const Secrets = Type.Object(
  {
    appPassword: Type.String({
      minLength: 1,
      maxLength: 1_000,
      description: 'A client secret of the app: its value, not its ID. Azure portal: Manage Password.',
    }),
  },
  { additionalProperties: false },
);

export type BotAccount = Account<Static<typeof Settings>, Static<typeof Secrets>>;
