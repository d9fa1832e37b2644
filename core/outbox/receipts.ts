import type { DeliveryState } from '../contracts/delivery.ts';
import type { Delivery, DeliveryId } from '../domain/delivery/delivery.ts';
import type { DeliveryStatus } from '../domain/delivery/status.ts';
import type { ChannelAccountId, Instant, Peer } from '../domain/ids.ts';
import type { Emitter } from '../realtime/emitter.ts';
import type { DeliveryStore } from '../store/deliveries/store.ts';
import type { EarlyReceipts } from '../store/early-receipts.ts';

/** What a platform tells of messages of ours; `deliveryId` is what it was given with them: `<delivery>/<part>`. */
export type Receipt = { status: Extract<DeliveryStatus, 'sent' | 'delivered' | 'read' | 'failed'>; why?: string } & (
  | { ids: readonly string[]; deliveryId?: string; andBefore?: true }
  | { peer: Peer; upTo: Instant }
);

export type ReceiptDeps = {
  deliveries: Pick<DeliveryStore, 'byExternalId' | 'receipt' | 'receiptsUpTo' | 'told'>;
  earlyReceipts: EarlyReceipts;
  emitter: Pick<Emitter, 'toAgents'>;
};

export const stateOf = ({ seq, status, why, failure }: Delivery): DeliveryState => ({
  ...{ seq, status, why, failure },
});

/** Shows agents how far a message has got. */
export const showDelivery = (emitter: Pick<Emitter, 'toAgents'>, delivery: Delivery): void =>
  emitter.toAgents(delivery.botId, {
    type: 'delivery',
    conversationId: delivery.conversationId,
    delivery: stateOf(delivery),
  });

/** Settles what was sent, by what the platform tells. Resolves once that is durable. */
export const settleReceipt = async (
  { deliveries, earlyReceipts, emitter }: ReceiptDeps,
  accountId: ChannelAccountId,
  receipt: Receipt,
): Promise<void> => {
  const show = (delivery: Delivery | null): void => {
    if (delivery) showDelivery(emitter, delivery);
  };
  const why = receipt.why ?? null;
  const settleUpTo = async (peer: Peer, upTo: Instant): Promise<void> => {
    for (const delivery of await deliveries.receiptsUpTo(accountId, peer, upTo, receipt.status)) show(delivery);
  };
  if ('upTo' in receipt) return settleUpTo(receipt.peer, receipt.upTo);
  const { ids, deliveryId, andBefore, status } = receipt;
  const named = deliveryId === undefined ? null : partOf(deliveryId);
  for (const id of ids) {
    if (named) show(await deliveries.told(accountId, named.id, named.part, id, status, why));
    else {
      // Kept first and then looked for: whoever records the id meanwhile looks for what was kept.
      await earlyReceipts.keep(accountId, id, status, why);
      show(await deliveries.receipt(accountId, id, status, why));
    }
    const last = andBefore && (await deliveries.byExternalId(accountId, id));
    if (last) await settleUpTo(last.peer, last.createdAt);
  }
};

const partOf = (name: string): { id: DeliveryId; part: number } | null => {
  const match = /^([^:]+:\d+)\/(\d{1,3})$/.exec(name);
  return match && { id: match[1] as DeliveryId, part: Number(match[2]) };
};
