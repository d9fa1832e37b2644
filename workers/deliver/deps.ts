import type { Logger } from 'pino';
import type { Account, Adapter, Reach } from '#channels/contract/adapter.ts';
import type { SendResult } from '#channels/contract/outbound.ts';
import type { Delivery } from '#core/domain/delivery/delivery.ts';
import type { ChannelAccountId, ConversationId, Instant } from '#core/domain/ids.ts';
import type { DeliveryStore } from '#core/store/deliveries/store.ts';
import type { EarlyReceipts } from '#core/store/early-receipts.ts';
import type { OutletStore } from '#core/store/outlets.ts';

/** An account that can be sent through, with what sends. */
export type Outlet = {
  account: Account;
  capabilities: Adapter['capabilities'];
  render: NonNullable<Adapter['outbound']>['render'];
  send: (
    payload: unknown,
    to: Parameters<NonNullable<Adapter['outbound']>['send']>[1],
    context: { deliveryId: string; reach: Reach },
  ) => Promise<SendResult>;
};

/** One drain of an account: refusals in a row are counted on from what is stored. */
export type Run = { outlet: Outlet; failures: number };

export type DeliverDeps = {
  deliveries: DeliveryStore;
  earlyReceipts: Pick<EarlyReceipts, 'of'>;
  outlets: OutletStore;
  /** Null for an account that is disconnected, or not known any more. */
  outletOf: (id: ChannelAccountId) => Promise<Outlet | null>;
  /** When the customer of a conversation wrote last. */
  lastHeard: (id: ConversationId) => Promise<Instant | null>;
  /** The account takes nothing until an admin has mended it. */
  tellAdmins: (id: ChannelAccountId, why: string) => Promise<void>;
  /** Shows agents how far a message has got. */
  show: (delivery: Delivery) => void;
  fetch: typeof fetch;
  /** The store's clock. */
  time: () => Instant;
  chance: () => number;
  log: Logger;
};
