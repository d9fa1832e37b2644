import type { InboundEvent } from '../contract/inbound.ts';
import { happeningsIn } from '../meta/messaging-body.ts';
import { eventsOf } from '../meta/messaging-parse.ts';
import type { InstagramAccount } from './settings.ts';

/** One body may be of many accounts, each by its own id; some notifications name the page that it belongs to. */
export const parse = (body: Uint8Array, { settings }: InstagramAccount): InboundEvent[] => {
  const own = { ids: [settings.instagramId, settings.pageId], appId: settings.appId };
  return happeningsIn(body, 'instagram', own.ids).flatMap((told) => eventsOf(told, own));
};
