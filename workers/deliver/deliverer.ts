import type { Logger } from 'pino';
import type { Adapter } from '#channels/contract/adapter.ts';
import type { Ring } from '#core/contracts/jobs.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import type { ChannelAccountId, Instant } from '#core/domain/ids.ts';
import { showDelivery } from '#core/outbox/receipts.ts';
import type { Emitter } from '#core/realtime/emitter.ts';
import type { Store } from '#core/store/connect.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import type { Sealing } from '#core/store/sealing.ts';
import { createReminders } from '../reminders.ts';
import { settleAbandoned } from './abandoned.ts';
import type { DeliverDeps } from './deps.ts';
import { createAccountDrain } from './drain-account.ts';
import { createOutletOf } from './outlet-of.ts';

export type Channels = { adapters: Readonly<Partial<Record<Channel, Adapter>>>; sealing: Sealing };

export type DelivererOptions = {
  store: Store;
  /** Nothing is sent without them. */
  channels: Channels | undefined;
  emitter: Emitter;
  ring: Ring;
  log: Logger;
};

/** Brings what was said to the platforms. Rings for itself when something is due later; what it forgets, the sweep finds. */
export const createDeliverer = ({ store, channels, emitter, ring, log }: DelivererOptions) => {
  const deps: DeliverDeps = {
    ...store,
    outletOf: channels ? createOutletOf({ ...store, ...channels }) : async () => null,
    lastHeard: async (id) => (await store.conversations.load(EVERYTHING, id))?.conversation.lastCustomerAt ?? null,
    tellAdmins: (id, why) => store.channelAccounts.setHealth(id, 'failed', store.time(), why),
    show: (delivery) => showDelivery(emitter, delivery),
    fetch,
    time: store.time,
    chance: Math.random,
    log,
  };
  const drain = createAccountDrain(deps);
  const reminders = createReminders((channelAccountId) => ring('deliver', { channelAccountId }), store.time);
  return {
    deliver: async (id: ChannelAccountId, signal: AbortSignal): Promise<void> => {
      const again = await drain(id, signal);
      if (again !== null) reminders.set(id, again);
    },
    sweep: (now: Instant): Promise<void> => settleAbandoned(deps, now),
    close: reminders.close,
  };
};
