import { type Static, Type } from 'typebox';
import type { Account } from '../contract/adapter.ts';

const id = (description: string) => Type.String({ pattern: '^\\d{1,32}$', description });
const secret = (description: string) => Type.String({ minLength: 1, maxLength: 1_000, description });

/** What an account needs that is spoken to through a page, on Messenger or on Instagram. */
export const PAGE_SETTINGS = {
  pageId: id('The ID of the Facebook page. Meta Business Suite: Settings, Page, or the page’s own “About”.'),
  appId: id('The ID of your app at Meta. App dashboard, at the top. It tells our messages from those of others.'),
};
export const INSTAGRAM_ID = id('The ID of the Instagram professional account, not its name. App dashboard: Instagram.');

export const PageSecrets = Type.Object(
  {
    accessToken: secret('A page access token that does not expire, with the permissions to read and send messages.'),
    appSecret: secret('The app secret. Meta’s app dashboard: App settings, Basic. Webhooks are signed with it.'),
    verifyToken: secret('Any words of your own. Enter the same at Meta, beside the address of the webhook.'),
  },
  { additionalProperties: false },
);

export type PageSettings = { pageId: string; appId: string };
export type PageAccount<Settings extends PageSettings = PageSettings> = Account<Settings, Static<typeof PageSecrets>>;
