import type { Static } from 'typebox';
import type { ChannelTested } from '#core/contracts/channels.ts';
import type { DeliveryState } from '#core/contracts/delivery.ts';
import type { FailedDeliveries, Replayed } from '#core/contracts/failed-deliveries.ts';
import type { Request } from './request.ts';

/** What admins do about messages that did not arrive. */
export const failedDeliveryCalls = ({ GET, POST, settled }: Pick<Request, 'GET' | 'POST' | 'settled'>) => ({
  list: (accountId: string, before: string | null): Promise<FailedDeliveries> =>
    settled(
      GET('/api/failed-deliveries', { params: { query: { accountId, limit: 20, ...(before && { before }) } } }),
    ) as Promise<FailedDeliveries>,
  replay: (id: string, seq: number): Promise<DeliveryState> =>
    settled(POST('/api/failed-deliveries/{id}/{seq}/replay', { params: { path: { id, seq } } })),
  replayAll: (id: string, since: number): Promise<Replayed> =>
    settled(POST('/api/channels/{id}/replay', { params: { path: { id } }, body: { since } })),
  test: (id: string, to: string): Promise<Static<typeof ChannelTested>> =>
    settled(POST('/api/channels/{id}/test', { params: { path: { id } }, body: { to } })),
});
