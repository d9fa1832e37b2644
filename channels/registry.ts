import type { Channel } from '#core/domain/conversation/state.ts';
import type { Adapter } from './contract/adapter.ts';
import { createWhatsAppCloud } from './whatsapp-cloud/adapter.ts';
import { whatsappWeb } from './whatsapp-web/adapter.ts';

/** Whoever takes an adapter from here gives it settings and secrets that fit its own schemas, and payloads of its own. */
const listed = <Settings, Secrets, Payload>(adapter: Adapter<Settings, Secrets, Payload>): Adapter =>
  adapter as unknown as Adapter;

/** Every platform that Baton speaks to. The only file that names them all. */
export const ADAPTERS: Readonly<Partial<Record<Channel, Adapter>>> = {
  'whatsapp-cloud': listed(createWhatsAppCloud()),
  'whatsapp-web': listed(whatsappWeb),
};

/** Those that can be connected: nothing keeps up the sessions of the others yet. */
export const OFFERED = Object.fromEntries(
  Object.entries(ADAPTERS).filter(([, adapter]) => adapter.session === undefined),
) as typeof ADAPTERS;
