import type { Logger } from 'pino';
import type { Adapter } from '#channels/contract/adapter.ts';
import type { Ring } from '#core/contracts/jobs.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import type { ChannelAccountId, Instant } from '#core/domain/ids.ts';
import type { Storage } from '#core/files/storage.ts';
import { showDelivery } from '#core/outbox/receipts.ts';
import type { Emitter } from '#core/realtime/emitter.ts';
import type { Store } from '#core/store/connect.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import type { Sealing } from '#core/store/sealing.ts';
import { createReminders } from '../reminders.ts';
import { settleAbandoned } from './abandoned.ts';
import type { DeliverDeps } from './deps.ts';
import { createAccountDrain } from './drain-account.ts';
import { createOutgoingFiles } from './outgoing-files.ts';
import { createOutletOf } from './outlet-of.ts';

export type Channels = { adapters: Readonly<Partial<Record<Channel, Adapter>>>; sealing: Sealing };

export type DelivererOptions = {
  store: Store;
  /** Nothing is sent without them. */
  channels: Channels | undefined;
  /** Messages with files fail without it. */
  storage: Pick<Storage, 'open'> | undefined;
  /** For accounts whose connection another process keeps up: only that one can send through it. Never waited for. */
  passOn?: ((id: ChannelAccountId) => void) | undefined;
  emitter: Emitter;
  ring: Ring;
  log: Logger;
};

/** What delivering needs, except what sends. */
export const deliverDeps = ({
  store,
  storage,
  emitter,
  log,
}: Pick<DelivererOptions, 'store' | 'storage' | 'emitter' | 'log'>): Omit<DeliverDeps, 'outletOf'> => ({
  ...store,
  lastHeard: async (id) => (await store.conversations.load(EVERYTHING, id))?.conversation.lastCustomerAt ?? null,
  routeOf: store.contacts.routeOf,
  filesOf: storage ? createOutgoingFiles({ ...store, storage }) : async (files) => (files.length > 0 ? null : []),
  tellAdmins: (id, why) => store.channelAccounts.setHealth(id, 'failed', store.time(), why),
  show: (delivery) => showDelivery(emitter, delivery),
  fetch,
  time: store.time,
  chance: Math.random,
  log,
});

/** Brings what was said to the platforms. Rings for itself when something is due later; what it forgets, the sweep finds. */
export const createDeliverer = (options: DelivererOptions) => {
  const { store, channels, passOn, ring } = options;
  const outletOf = channels ? createOutletOf({ ...store, ...channels }) : async () => null;
  const deps: DeliverDeps = { ...deliverDeps(options), outletOf };
  const drain = createAccountDrain(deps);
  const reminders = createReminders((channelAccountId) => ring('deliver', { channelAccountId }), store.time);
  return {
    deliver: async (id: ChannelAccountId, signal: AbortSignal): Promise<void> => {
      const account = passOn && (await store.channelAccounts.byId(id));
      if (account && channels?.adapters[account.kind]?.session) return passOn(id);
      const again = await drain(id, signal);
      if (again !== null) reminders.set(id, again);
    },
    sweep: (now: Instant): Promise<void> => settleAbandoned(deps, now),
    close: reminders.close,
  };
};
