import type { ConversationDetail } from '#core/contracts/conversation.ts';
import { type WindowsByChannel, windowAfter } from '#core/domain/channels/window.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { Delivery } from '#core/domain/delivery/delivery.ts';
import { stateOf } from '#core/outbox/receipts.ts';
import type { Store } from '#core/store/connect.ts';
import { rowOf } from '#core/store/views.ts';

type Aside = Awaited<ReturnType<Store['conversations']['aside']>>;

export const detailOf = (
  conversation: Conversation,
  aside: Aside,
  earlier: readonly Conversation[],
  deliveries: readonly Delivery[],
  windows: WindowsByChannel,
  { files, uploads }: Pick<ConversationDetail, 'files' | 'uploads'>,
): ConversationDetail => ({
  row: rowOf(conversation),
  collected: conversation.collected,
  engagementStatus: conversation.engagementStatus,
  notes: conversation.notes,
  handoverReason: (conversation.waiting ?? conversation.lastWaiting)?.reason ?? null,
  takenAt: conversation.takenAt,
  firstReplyAt: conversation.firstReplyAt,
  customerSeenSeq: aside?.seenSeq ?? 0,
  customerReceivedSeq: aside?.receivedSeq ?? 0,
  deliveries: deliveries.map(stateOf),
  files,
  uploads,
  window: windowAfter(windows[conversation.channel], conversation.lastCustomerAt),
  routing: aside?.routing ?? null,
  earlier: earlier.map(({ id, channel, openedAt, status, last }) => ({
    ...{ id, channel, openedAt, status, text: last?.text ?? '' },
  })),
});
