import { mkdtemp, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { peerId } from '#channels/contract/ids.ts';
import type { InboundEvent, SessionState } from '#channels/contract/inbound.ts';
import type { OutgoingMessage, SendResult } from '#channels/contract/outbound.ts';
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
  /** Fails for what nobody can store at the moment. */
  store?: (event: InboundEvent) => Promise<void>;
};

/** A real session in a real browser, and WhatsApp as its page sees it. */
export const openStage = async ({ pairWith, pace, now = Date.now, store }: Options = {}) => {
  const fake = await openFakeWhatsApp();
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-web-'));
  const events: InboundEvent[] = [];
  const adapter = createWhatsAppWeb({ browserArgs: fake.browserArgs, pace: { ...PACE, ...pace } }).session;
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
    /** As after a restart of Baton. */
    reopen: async () => {
      await session.close();
      session = await open();
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
