import type { InboundEvent } from '../contract/inbound.ts';
import { happeningsIn } from '../meta/messaging-body.ts';
import { eventsOf } from '../meta/messaging-parse.ts';
import type { MessengerAccount } from './settings.ts';

/** One body may be of many pages: those of others are left to their accounts. */
export const parse = (body: Uint8Array, { settings }: MessengerAccount): InboundEvent[] => {
  const own = { ids: [settings.pageId], appId: settings.appId };
  return happeningsIn(body, 'page', own.ids).flatMap((told) => eventsOf(told, own));
};
