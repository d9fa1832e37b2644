import type { Adapter } from '../contract/adapter.ts';
import { peerId } from '../contract/ids.ts';
import { CAPABILITIES } from './capabilities.ts';
import { type Pace, UNHURRIED } from './pace.ts';
import { type Payload, render } from './render.ts';
import { openSession } from './session.ts';
import { type Secrets, type Settings, secrets, settings } from './settings.ts';

export type WhatsAppWebOptions = {
  /** For the browser, besides its own: tests lead it to a page of theirs. */
  browserArgs?: readonly string[];
  pace?: Partial<Pace>;
  /** Where the browser is; else it is looked for where it usually is. */
  chromium?: string | undefined;
};

/** WhatsApp through a paired phone: a page of WhatsApp Web in a browser of our own, moved by whatsapp-web.js. */
export const createWhatsAppWeb = (options: WhatsAppWebOptions = {}): Adapter<Settings, Secrets, Payload> => ({
  kind: 'whatsapp-web',
  capabilities: CAPABILITIES,
  settings,
  secrets,
  peerOfPhone: (digits) => peerId(`${digits}@c.us`),
  session: {
    render,
    open: (context) =>
      openSession(context, {
        ...{ browserArgs: options.browserArgs ?? [], pace: { ...UNHURRIED, ...options.pace } },
        chromium: options.chromium,
      }),
  },
});

export const whatsappWeb = createWhatsAppWeb();
