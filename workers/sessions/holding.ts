import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Adapter, Session } from '#channels/contract/adapter.ts';
import type { MediaRef } from '#channels/contract/ids.ts';
import type { InboundEvent } from '#channels/contract/inbound.ts';
import type { Recipient } from '#channels/contract/outbound.ts';
import { after, leftUntil, type Until } from '#channels/contract/until.ts';
import type { Intake } from '#channels/intake/intake.ts';
import type { ChannelSession } from '#core/contracts/channel-sessions.ts';
import type { Hint } from '#core/contracts/jobs.ts';
import type { ChannelAccount } from '#core/domain/channels/account.ts';
import type { Instant } from '#core/domain/ids.ts';
import type { Sealing } from '#core/store/sealing.ts';
import type { Tenure } from '#core/store/session-leases.ts';
import type { Outlet } from '../deliver/deps.ts';
import { inTime } from './in-time.ts';
import type { Times } from './times.ts';

export type HoldingDeps = {
  intake: Pick<Intake, 'hear'>;
  sealing: Pick<Sealing, 'openSecrets'>;
  /** Every account has a folder of its own below it. */
  folder: string;
  times: Times;
  time: () => Instant;
  /** It can be sent through the session from now on. */
  ready: (id: string) => Promise<void>;
  log: Logger;
};

const STOPPED = 'The process that kept it up was stopped. Another one goes on with it in a moment.';
const NOT_NOW = {
  kind: 'retry',
  why: 'The connection to the platform is not open at the moment.',
  afterMs: 2_000,
} as const;

/** An account that is ours for now, and its session. */
export const createHolding = (deps: HoldingDeps, adapter: Adapter, tenure: Tenure, first: ChannelAccount) => {
  const { intake, sealing, times, time, log } = deps;
  const { id } = tenure;
  let account = first;
  let heldUntil: Until = { steady: 0, wall: 0 };
  /** What can be sent through, and what has not ended yet. */
  let [session, alive]: [Session<unknown> | null, Session<unknown> | null] = [null, null];
  let [isGone, again, since] = [false, 0, time()];
  let state: Omit<ChannelSession, 'live' | 'since'> = { state: 'starting' };
  let line = Promise.resolve();

  const isOurs = (): boolean => !isGone && leftUntil(heldUntil) > 0;
  const inTurn = (what: () => Promise<void>): Promise<void> => {
    line = line.then(what).catch((error: Error) => log.warn({ account: id, error: error.name }, 'a session'));
    return line;
  };

  const hear = async (event: InboundEvent): Promise<void> => {
    if (event.type === 'session') {
      // What somebody says who stood still, or was put aside, is not so any more.
      if (!isOurs()) return;
      const { type: _, ...told } = event;
      if (told.state !== state.state) since = time();
      state = told;
    }
    await intake.hear(account, event);
    if (event.type === 'session' && event.state === 'ready') await deps.ready(id);
  };

  const open = async (): Promise<void> => {
    if (!isOurs() || session || !adapter.session) return;
    const { settings } = account;
    const context = { folder: join(deps.folder, id), hear, now: time, heldUntil: () => heldUntil };
    try {
      const opened = await adapter.session.open({
        ...{ ...context, account: { id, settings, secrets: sealing.openSecrets(account) } },
      });
      alive = opened;
      if (isGone) await opened.abandon();
      else session = opened;
    } catch (error) {
      log.error({ account: id, err: error }, 'a session could not be opened');
      again = time() + times.again;
      await hear({ type: 'session', state: 'failed', why: `It could not be opened: ${(error as Error).message}` });
    }
  };
  /** Whatever is under way has its time, and then it ends. */
  const shut = async (how: 'close' | 'logOut'): Promise<void> => {
    session = null;
    if (!alive) return;
    await Promise.race([alive[how](), wait(times.close, undefined, { ref: false })]);
    await alive.abandon();
    alive = null;
  };
  const reopen = (how: 'close' | 'logOut'): void =>
    void inTurn(async () => {
      await shut(how);
      await open();
    });

  const outlet = (): Outlet | null => {
    if (!adapter.session || !session || !isOurs() || state.state !== 'ready') return null;
    const through = session;
    return {
      account: { id, settings: account.settings, secrets: null },
      capabilities: adapter.capabilities,
      render: adapter.session.render,
      // Looked at right before each: this process may have stood still since it began.
      send: async (payload, to, { deliveryId }) =>
        isOurs() && through === session ? inTime(through.send(payload, to, deliveryId)) : { ok: false, error: NOT_NOW },
    };
  };

  return {
    tenure,
    isOurs,
    outlet,
    /** It is ours for one more lease from when that was asked for. */
    renewed: (asked: Until): void => {
      heldUntil = after(asked, times.lease - times.margin);
    },
    state: (): ChannelSession => ({ live: true, since, ...state }),
    /** As it is stored now: with other settings the session is opened anew, and one that could not be opened is tried again. */
    follow: (known: ChannelAccount): void => {
      const isOther = known.sealed !== account.sealed || !isSame(known.settings, account.settings);
      account = known;
      if (isOther) reopen('close');
      else if (!session && again > 0 && time() > again) {
        again = 0;
        void inTurn(open);
      }
    },
    open: () => inTurn(open),
    restart: () => reopen('close'),
    /** Ends the pairing, and shows what a new one needs. */
    logOut: () => reopen('logOut'),
    close: (isHandedOn: boolean): Promise<void> =>
      inTurn(async () => {
        await shut('close');
        try {
          if (isHandedOn) await hear({ type: 'session', state: 'degraded', why: STOPPED });
        } finally {
          isGone = true;
        }
      }),
    /** At once: it may be somebody else's in a moment. */
    abandon: async (): Promise<void> => {
      isGone = true;
      await alive?.abandon();
      await line;
    },
    /** Shows a customer that somebody types, or has read, where the platform can. */
    hint: async (to: Recipient, what: Hint): Promise<void> => {
      if (session === null || !isOurs() || state.state !== 'ready') return;
      await (what === 'typing' ? session.showTyping?.(to) : session.markRead?.(to));
    },
    openMedia: (ref: MediaRef) =>
      session && isOurs() ? session.openMedia(ref) : Promise.reject(new Error(NOT_NOW.why)),
  };
};
export type Holding = ReturnType<typeof createHolding>;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
