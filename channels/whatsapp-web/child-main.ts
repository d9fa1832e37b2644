import { rm } from 'node:fs/promises';
import type { Client } from 'whatsapp-web.js';
import { leftUntil } from '../contract/until.ts';
import { createCalls } from './calls.ts';
import { catchUp } from './catch-up.ts';
import { createClient, profileIn } from './client.ts';
import { createLink } from './link.ts';
import { createListening } from './listening.ts';
import { openErrorOf } from './open-errors.ts';
import { type Down, isDown } from './protocol.ts';
import { watch } from './watch.ts';
import { within } from './within.ts';

/*
 * The process of one account's browser. It ends as soon as something is wrong with the browser or its page: starting
 * anew is the one way back that always works, and what was not stored is found again in the chats.
 */

const TO_CLOSE = 5_000;
/** How often it is looked whether the account is still ours. */
const LOOK = 200;
const LOGGED_OUT = new Set(['LOGOUT', 'UNPAIRED', 'UNPAIRED_IDLE']);

const link = createLink();
let client: Client | undefined;
let isEnding = false;

/** The browser writes down what it has to, then it is gone. */
const shut = async (forget: boolean): Promise<void> => {
  isEnding = true;
  const browser = client?.pupBrowser?.process();
  await within(TO_CLOSE, client?.destroy() ?? Promise.resolve()).catch(() => {});
  browser?.kill('SIGKILL');
  if (forget) await rm(profileIn(folder), { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
};

const end = async (forget = false): Promise<void> => {
  if (isEnding) return;
  await shut(forget);
  await link.flushed();
  process.exit(0);
};

const lost = (why: string): void => {
  if (isEnding) return;
  link.state({ state: 'degraded', why });
  void end();
};

/** Somebody else may open the account from now on: there is no time to write anything down. */
const vanish = (): void => {
  isEnding = true;
  client?.pupBrowser?.process()?.kill('SIGKILL');
  process.exit(1);
};

let folder = '';

const open = async (opening: Extract<Down, { down: 'open' }>): Promise<void> => {
  const { pace } = opening;
  let [isReady, hasNoticed, catchUps] = [false, false, 0];
  let { heardUpTo } = opening;
  ({ folder } = opening);
  let { heldUntil } = opening;
  const isOurs = (): boolean => leftUntil(heldUntil) > 0;
  link.onHeld((until) => {
    heldUntil = until;
    if (!isOurs()) vanish();
  });
  setInterval(() => isOurs() || vanish(), LOOK);
  link.state({ state: 'starting' });
  const navigated = () => {
    if (isReady) link.state({ state: 'degraded', why: 'WhatsApp Web is loading again.' });
    isReady = false;
    hasNoticed = false;
    listening.hold();
  };
  const opened = await createClient(opening, { lost, navigated });
  client = opened;
  const listening = createListening(opened, link.tell);

  const ready = async (): Promise<void> => {
    isReady = true;
    link.state({ state: 'ready' });
    // A further one while the chats are being read wants them read once more.
    if (catchUps++ > 0) return;
    listening.hold();
    try {
      for (let read = 0; read < catchUps; read++) {
        const now = Math.floor(Date.now() / 1_000);
        await catchUp(opened, { heardUpTo, now, patience: pace.call }, listening.late);
      }
    } catch {
      lost('The chats that came before could not be read.');
    }
    catchUps = 0;
    listening.release();
  };

  opened.on('qr', (qr) => link.state({ state: 'qr', qr }));
  opened.on('code', (code) => link.state({ state: 'code', code }));
  opened.on('authenticated', () => {
    hasNoticed = true;
  });
  opened.on('ready', () => void ready());
  opened.on('change_state', (state) => {
    if (!isReady) return;
    if (String(state) === 'CONNECTED') link.state({ state: 'ready' });
    else link.state({ state: 'degraded', why: `There is no connection to WhatsApp (${state}).` });
  });
  opened.on('disconnected', (reason) => {
    const isLoggedOut = LOGGED_OUT.has(String(reason));
    link.state(
      isLoggedOut ? { state: 'loggedOut' } : { state: 'failed', why: `WhatsApp ended the session (${reason}).` },
    );
    void end(isLoggedOut);
  });
  watch(opened, { every: pace.look, ready: pace.ready, isReady: () => isReady, hasNoticed: () => hasNoticed, lost });

  const carryOut = createCalls(opened, () => isReady && isOurs());
  link.onStored((upTo) => {
    heardUpTo = upTo;
  });
  link.onCall(async (call, patience) => {
    if (call.do !== 'close' && call.do !== 'logOut') return carryOut(call, patience);
    isEnding = true;
    if (call.do === 'logOut') await within(pace.call, opened.logout()).catch(() => {});
    await shut(call.do === 'logOut');
    if (call.do === 'logOut') link.state({ state: 'loggedOut' });
    return { ok: true };
  });
  await opened.initialize();
};

process.once('message', (down: unknown) => {
  if (!isDown.Check(down) || down.down !== 'open') return void end();
  open(down).catch((error: unknown) => {
    if (isEnding) return;
    const why = client ? openErrorOf(error) : (error as Error).message;
    link.state({ state: 'failed', why });
    void end();
  });
});
process.once('disconnect', () => void end());
process.on('unhandledRejection', () => lost('The connection to the page of WhatsApp Web broke.'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
