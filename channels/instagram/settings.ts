import { type Static, Type } from 'typebox';
import { INSTAGRAM_ID, PAGE_SETTINGS, type PageAccount, PageSecrets } from '../meta/page-account.ts';

export const Settings = Type.Object({ instagramId: INSTAGRAM_ID, ...PAGE_SETTINGS }, { additionalProperties: false });
export const Secrets = PageSecrets;

export type InstagramAccount = PageAccount<Static<typeof Settings>>;
