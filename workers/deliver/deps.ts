import type { Logger } from 'pino';
import type { Account, Adapter, Reach } from '#channels/contract/adapter.ts';
import type { OutgoingFile, SendResult } from '#channels/contract/outbound.ts';
import type { Delivery } from '#core/domain/delivery/delivery.ts';
import type { AttachedFile } from '#core/domain/files/file.ts';
import type { ChannelAccountId, ConversationId, Instant, Peer } from '#core/domain/ids.ts';
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

/** One drain of an account: refusals in a row are counted on from what is stored. `closedUntil` is what this drain said itself. */
export type Run = { outlet: Outlet; failures: number; closedUntil: Instant | null };

export type DeliverDeps = {
  deliveries: DeliveryStore;
  earlyReceipts: Pick<EarlyReceipts, 'of'>;
  outlets: OutletStore;
  /** Null for an account that is disconnected, or not known any more. */
  outletOf: (id: ChannelAccountId) => Promise<Outlet | null>;
  /** When the customer of a conversation wrote last. */
  lastHeard: (id: ConversationId) => Promise<Instant | null>;
  /** How the platform reaches them, where it said so. */
  routeOf: (id: ChannelAccountId, peer: Peer) => Promise<string | undefined>;
  /** What a message carries; null when one of its files is not here. */
  filesOf: (files: readonly AttachedFile[]) => Promise<OutgoingFile[] | null>;
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
