import type { ChannelAccountId } from '../domain/ids.ts';
import type { AcceptDeps } from './accept.ts';
import type { DeliveryStore } from './deliveries/store.ts';
import type { Afterwards } from './inbox.ts';

export type AfterwardsDeps = Pick<AcceptDeps, 'inbox' | 'ring' | 'time'> & {
  deliveries: Pick<DeliveryStore, 'byExternalId'>;
};

/**
 * Durable when it resolves, and behind what it is about, in whose conversation it stays: nothing is opened for it.
 * Of what is not known here nothing is kept. `externalId` is what it is known by when it comes again.
 */
export const acceptAfterwards = async (
  { inbox, deliveries, ring, time = Date.now }: AfterwardsDeps,
  channelAccountId: ChannelAccountId,
  externalId: string,
  { text, ...afterwards }: Afterwards & { text: string },
): Promise<void> => {
  const { of } = afterwards;
  const conversationId =
    (await inbox.conversationOf(channelAccountId, of)) ??
    (await deliveries.byExternalId(channelAccountId, of))?.conversationId;
  if (conversationId === undefined) return;
  const row = { channelAccountId, externalId, conversationId, text, afterwards };
  await inbox.accept({ ...row, clientMessageId: null, receivedAt: time() });
  ring(conversationId);
};
