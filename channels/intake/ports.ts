import type { InboundEvent } from '#channels/contract/inbound.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import type { BotId, ChannelAccountId, Peer } from '#core/domain/ids.ts';

type Of<T extends InboundEvent['type']> = Extract<InboundEvent, { type: T }>;
export type Receipt = Of<'receipt'>;
export type OutsideMessage = Of<'outside'>;

/** The account that hears. */
export type Hearer = { id: ChannelAccountId; kind: Channel; botId: BotId };

/** Settles what was sent. Resolves once that is durable; a receipt may come again, and in any order. */
export type Receipts = {
  settle: (accountId: ChannelAccountId, receipt: Receipt) => Promise<void>;
};

/**
 * A person of the business has answered without Baton. `peer` is the id under which the customer's conversations go, whatever
 * the platform called them. Resolves once it is durable; it may come again.
 */
export type Outside = (account: Hearer, peer: Peer, event: OutsideMessage) => Promise<void>;
