import { join } from 'node:path';
import type { Client, LocalAuth } from 'whatsapp-web.js';
import { findChromium, freeProfile, ownArgs } from './chromium.ts';

export type ClientOptions = { folder: string; browserArgs: readonly string[]; pairWith?: string; chromium?: string };

export type Failing = {
  /** The browser is gone, or its page is: nothing comes of this client any more. */
  lost: (why: string) => void;
  /** The page was left for another one. */
  navigated: () => void;
};

/** Where whatsapp-web.js keeps the browser's profile, and in it the pairing. */
export const profileIn = (folder: string): string => join(folder, 'session');

/** whatsapp-web.js, kept from what it does of itself when something goes wrong. It is loaded here alone. */
export const createClient = async (options: ClientOptions, { lost, navigated }: Failing): Promise<Client> => {
  const { folder, browserArgs, pairWith } = options;
  const executablePath = await findChromium(options.chromium);
  await freeProfile(profileIn(folder));
  const { default: library } = await import('whatsapp-web.js');
  const auth = new library.LocalAuth({ dataPath: folder });
  const client: Client = new library.Client({
    authStrategy: auth,
    // The default writes into the working directory.
    webVersionCache: { type: 'none' },
    takeoverOnConflict: true,
    ...(pairWith !== undefined && { pairWithPhoneNumber: { phoneNumber: pairWith } }),
    puppeteer: {
      ...{ executablePath, headless: true, pipe: true, args: [...ownArgs(), ...browserArgs] },
      // Whoever started this process says when it ends.
      ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    },
  });
  catchLaterInjections(client, lost);
  watchBrowser(client, auth, { lost, navigated });
  return client;
};

/** After each navigation the library injects itself anew, and nobody awaits that. */
const catchLaterInjections = (client: Client, lost: Failing['lost']): void => {
  const own = client as unknown as { inject: () => Promise<void> };
  const inject = own.inject.bind(client);
  let isFirst = true;
  own.inject = async () => {
    if (isFirst) {
      isFirst = false;
      return inject();
    }
    await inject().catch((error: unknown) => {
      // A page that was left while it was being prepared is followed by the next one.
      if (!/context was destroyed|detached/i.test(String(error))) lost('WhatsApp Web did not load again.');
    });
  };
};

const watchBrowser = (client: Client, auth: LocalAuth, { lost, navigated }: Failing): void => {
  Object.assign(auth, {
    // The library would delete the profile while the browser uses it.
    logout: async () => {},
    afterBrowserInitialized: async () => {
      client.pupBrowser?.on('disconnected', () => lost('The browser has ended.'));
      client.pupPage?.on('error', () => lost('The page of WhatsApp Web has crashed.'));
      client.pupPage?.on('framenavigated', (frame) => frame.parentFrame() === null && navigated());
    },
  });
};
