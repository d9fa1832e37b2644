import type { InboundEvent } from '#channels/contract/inbound.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import type { BotId, ChannelAccountId, Peer } from '#core/domain/ids.ts';

type Of<T extends InboundEvent['type']> = Extract<InboundEvent, { type: T }>;
export type Receipt = Of<'receipt'>;

/** The account that hears. */
export type Hearer = { id: ChannelAccountId; kind: Channel; botId: BotId };

/** Settles what was sent. Resolves once that is durable; a receipt may come again, and in any order. */
export type Receipts = {
  settle: (accountId: ChannelAccountId, receipt: Receipt) => Promise<void>;
};

/** A customer whom a bot outside of Baton hands over to a person. It may come again; once it resolves, they wait. */
export type HandedOver = (
  account: Hearer,
  customer: { peer: Peer; name: string; language?: string | undefined },
  event: Of<'handover'>,
) => Promise<void>;
