import { setTimeout as wait } from 'node:timers/promises';
import type { SessionContext } from '../contract/adapter.ts';
import type { InboundEvent, SessionState } from '../contract/inbound.ts';
import { type Ledger, printOfTold } from './ledger.ts';
import { parse } from './parse.ts';
import type { Told } from './told.ts';

type Needs = Pick<SessionContext<unknown, unknown>, 'hear' | 'now'> & { ledger: Ledger; signal: AbortSignal };

const UNPAIRED = new Set<SessionState['state']>(['qr', 'code', 'loggedOut']);
const [FIRST_WAIT, LONGEST_WAIT] = [200, 10_000];

/** Hands on what was told, in its order: the next one waits until the one before is stored. */
export const createHearing = ({ hear, now, ledger, signal }: Needs) => {
  let line = Promise.resolve();
  let states = Promise.resolve();
  let latest: SessionState = { state: 'starting' };

  const kept = async (event: InboundEvent): Promise<void> => {
    for (let next = FIRST_WAIT; !signal.aborted; next = Math.min(next * 2, LONGEST_WAIT))
      try {
        return await hear(event);
      } catch {
        // Nobody can store it at the moment. The browser still has it.
        await wait(next * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {});
      }
    throw new Error('the session was closed before this was stored');
  };

  const listen = async (told: Told): Promise<void> => {
    const message = told.what === 'message' ? told.message : undefined;
    const print = message?.fromMe ? printOfTold(message) : undefined;
    const deliveryOf = (id: string) => ledger.deliveryOf(id, print);
    if (told.what === 'message' && told.late && ledger.hasHeard(told.message.id) && !deliveryOf(told.message.id))
      return;
    for (const event of parse(told, { now: now(), deliveryOf })) await kept(event);
    if (message) await ledger.heard(message.id, message.t);
  };

  const state = (next: SessionState): void => {
    latest = next;
    states = states.then(() => kept({ type: 'session', ...next })).catch(() => {});
  };

  return {
    told: (told: Told, stored: () => void): void => {
      line = line.then(() => listen(told)).then(stored, () => {});
    },
    state,
    /** The browser's process is gone. What it has said of a reason stands. */
    ended: (): void => {
      if (latest.state !== 'failed' && latest.state !== 'loggedOut')
        state({ state: 'degraded', why: 'The browser with WhatsApp has stopped and is being started again.' });
    },
    isUnpaired: () => UNPAIRED.has(latest.state),
    settled: async () => {
      await line;
      await states;
    },
  };
};
