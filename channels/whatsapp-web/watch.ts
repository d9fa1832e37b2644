import type { Client } from 'whatsapp-web.js';
import { within } from './within.ts';

type Look = { state: string; hasSynced: boolean };

const LOOK = `(() => {
  const { Socket } = window.require('WAWebSocketModel');
  return { state: String(Socket.state), hasSynced: Socket.hasSynced === true };
})()`;
/** The library's own function: what it would have been called for has happened before it listened. */
const GO_ON = `typeof window.onAppStateHasSyncedEvent === 'function' && void window.onAppStateHasSyncedEvent()`;

/** Looks without an answer after which the page counts as dead. */
const MISSES = 3;
/** Looks after which the library surely has not noticed by itself: told twice at once, it would listen twice. */
const UNNOTICED = 3;

type Watching = {
  every: number;
  /** For how long a connected page may take until it is ready. */
  ready: number;
  isReady: () => boolean;
  /** Whether the library has noticed that the page synchronised. */
  hasNoticed: () => boolean;
  lost: (why: string) => void;
};

/**
 * Looks at the page from time to time. The library can miss that the page is ready, when it synchronised before anybody
 * listened, and it does not notice a page that no longer answers.
 */
export const watch = (client: Client, { every, ready, isReady, hasNoticed, lost }: Watching): (() => void) => {
  let [misses, unnoticed, connectedFor, isLooking] = [0, 0, 0, false];

  const look = async (page: NonNullable<Client['pupPage']>): Promise<void> => {
    const { state, hasSynced } = (await within(every * MISSES, page.evaluate(LOOK))) as Look;
    misses = 0;
    connectedFor = state === 'CONNECTED' && !isReady() ? connectedFor + every : 0;
    unnoticed = connectedFor > 0 && hasSynced && !hasNoticed() ? unnoticed + 1 : 0;
    if (unnoticed >= UNNOTICED) await page.evaluate(GO_ON);
    if (connectedFor > ready) lost('WhatsApp Web does not become ready.');
  };
  const missed = (): void => {
    misses++;
    if (misses * every >= ready || (isReady() && misses >= MISSES)) lost('The page of WhatsApp Web does not answer.');
  };

  const timer = setInterval(() => {
    if (!client.pupPage || isLooking) return;
    isLooking = true;
    void look(client.pupPage)
      .catch(missed)
      .finally(() => {
        isLooking = false;
      });
  }, every);
  return () => clearInterval(timer);
};
