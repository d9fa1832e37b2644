import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { peerId } from '#channels/contract/ids.ts';
import type { InboundEvent, SessionState } from '#channels/contract/inbound.ts';
import type { OutgoingMessage, SendResult } from '#channels/contract/outbound.ts';
import { after, clocks, FOR_EVER } from '#channels/contract/until.ts';
import { createWhatsAppWeb } from '#channels/whatsapp-web/adapter.ts';
import type { Pace } from '#channels/whatsapp-web/pace.ts';
import { openFakeWhatsApp } from './fake-whatsapp.ts';

/** For what a browser has to do on a busy machine. */
export const PATIENCE = { timeout: 45_000, interval: 20 };
const PACE: Partial<Pace> = { look: 1_000, restart: 50, call: 8_000 };

export type Stage = Awaited<ReturnType<typeof openStage>>;

type Options = {
  pairWith?: string;
  pace?: Partial<Pace>;
  now?: () => number;
  /** Where the browser is said to be. */
  chromium?: string;
  /** Fails for what nobody can store at the moment. */
  store?: (event: InboundEvent) => Promise<void>;
};

/** A real session in a real browser, and WhatsApp as its page sees it. */
export const openStage = async (options: Options = {}) => {
  const { pairWith, pace, now = Date.now, store, chromium = process.env.CHROMIUM_PATH } = options;
  const fake = await openFakeWhatsApp();
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-web-'));
  const events: InboundEvent[] = [];
  let held = FOR_EVER;
  const adapter = createWhatsAppWeb({ browserArgs: fake.browserArgs, pace: { ...PACE, ...pace }, chromium }).session;
  if (!adapter) throw new Error('WhatsApp Web is a session.');
  const open = () =>
    adapter.open({
      account: { id: 'account', settings: pairWith === undefined ? {} : { pairWith }, secrets: {} },
      folder,
      hear: async (event) => {
        await store?.(event);
        events.push(event);
      },
      now,
      heldUntil: () => held,
    });
  let session = await open();
  let deliveries = 0;

  const states = (): SessionState[] => events.flatMap((event) => (event.type === 'session' ? [event] : []));
  const state = () => states().at(-1)?.state;
  const stage = {
    fake,
    folder,
    events: events as readonly InboundEvent[],
    states,
    state,
    heard: () => events.filter((event) => event.type !== 'session'),
    until: (wanted: SessionState['state']) => vi.waitFor(() => expect(state()).toBe(wanted), PATIENCE),
    pair: async () => {
      await vi.waitFor(() => expect(state()).toMatch(/^(qr|code)$/), PATIENCE);
      await fake.pair();
      await stage.until('ready');
    },
    send: async (message: Partial<OutgoingMessage>, to = '491701@c.us'): Promise<SendResult[]> => {
      const results: SendResult[] = [];
      const recipient = { peer: peerId(to), lastHeard: null };
      const whole = { text: '', choices: [], files: [], by: 'agent' as const, ...message };
      for (const payload of adapter.render(whole, recipient))
        results.push(await session.send(payload, recipient, `delivery-${++deliveries}`));
      return results;
    },
    session: () => session,
    /** The account is no longer ours, from so many milliseconds on. */
    letGoIn: (ms: number): void => {
      held = after(clocks(), ms);
    },
    /** As after a restart of Baton. */
    reopen: async () => {
      await session.close();
      session = await open();
    },
    /** What shows the page crashes; the browser goes on. */
    killPage: async () => {
      for (const pid of await pagesOf(await browserOf(folder))) process.kill(pid, 'SIGKILL');
    },
    killBrowser: async () => process.kill(await browserOf(folder), 'SIGKILL'),
    close: async () => {
      await session.close();
      await fake.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return stage;
};

/** The browser says who it is in the lock of its profile. */
export const browserOf = async (folder: string): Promise<number> => {
  const target = await readlink(join(folder, 'session', 'SingletonLock'));
  return Number(/-(\d+)$/.exec(target)?.[1]);
};

/** Which process started it. */
export const parentOf = async (pid: number): Promise<number> =>
  Number(/^PPid:\s*(\d+)$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** Of all processes that a browser has started, those that show pages: it keeps one in reserve. */
const pagesOf = async (browser: number): Promise<number[]> => {
  const numbers = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const pages = numbers.map(async (pid) => {
    const [stat = '', command = ''] = await Promise.all(
      ['stat', 'cmdline'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
    );
    const group = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
    return group === browser && command.includes('--type=renderer') ? [pid] : [];
  });
  return (await Promise.all(pages)).flat();
};
