import { type Static, Type } from 'typebox';
import { PAGE_SETTINGS, type PageAccount, PageSecrets } from '../meta/page-account.ts';

export const Settings = Type.Object({ ...PAGE_SETTINGS }, { additionalProperties: false });
export const Secrets = PageSecrets;

export type MessengerAccount = PageAccount<Static<typeof Settings>>;
