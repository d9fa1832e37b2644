import type { Adapter } from '#channels/contract/adapter.ts';
import type { ChannelAccount } from '#core/domain/channels/account.ts';
import type { ChannelAccountId } from '#core/domain/ids.ts';
import type { Store } from '#core/store/connect.ts';
import type { Channels } from '../deliver/deliverer.ts';

export type WayDeps = {
  store: Pick<Store, 'channelAccounts' | 'outlets' | 'time'>;
  channels: Channels | undefined;
};
export type Way = { known: ChannelAccount; adapter: Adapter; channels: Channels };

/** Null for an account that is to be left in peace: it is disconnected, stopped, or pauses after refusals. */
export const wayThrough = async ({ store, channels }: WayDeps, id: ChannelAccountId): Promise<Way | null> => {
  const [known, { stopped, closedUntil }] = await Promise.all([store.channelAccounts.byId(id), store.outlets.of(id)]);
  const adapter = known && channels?.adapters[known.kind];
  if (!channels || !adapter || known.disconnectedAt !== null || stopped !== null) return null;
  return closedUntil !== null && closedUntil > store.time() ? null : { known, adapter, channels };
};
