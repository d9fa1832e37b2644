import type { Channel } from '#core/domain/conversation/state.ts';
import { createApi } from './api/adapter.ts';
import { createBotFramework } from './bot-framework/adapter.ts';
import type { Adapter } from './contract/adapter.ts';
import { createInstagram } from './instagram/adapter.ts';
import { createMessenger } from './messenger/adapter.ts';
import { createWhatsAppCloud } from './whatsapp-cloud/adapter.ts';
import { createWhatsAppWeb, whatsappWeb } from './whatsapp-web/adapter.ts';

/** Whoever takes an adapter from here gives it settings and secrets that fit its own schemas, and payloads of its own. */
const listed = <Settings, Secrets, Payload>(adapter: Adapter<Settings, Secrets, Payload>): Adapter =>
  adapter as unknown as Adapter;

/** Every platform that Baton speaks to. The only file that names them all. */
export const ADAPTERS: Readonly<Partial<Record<Channel, Adapter>>> = {
  'whatsapp-cloud': listed(createWhatsAppCloud()),
  'whatsapp-web': listed(whatsappWeb),
  messenger: listed(createMessenger()),
  instagram: listed(createInstagram()),
  'bot-framework': listed(createBotFramework()),
  api: listed(createApi()),
};

/** The same for who keeps up connections: some need a browser, at this path where it is not where it usually is. */
export const adaptersWith = ({ chromium }: { chromium: string | undefined }): typeof ADAPTERS => ({
  ...ADAPTERS,
  'whatsapp-web': listed(createWhatsAppWeb({ chromium })),
});
