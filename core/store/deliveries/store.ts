import type { Connection, mongo } from 'mongoose';
import { type Delivery, type DeliveryId, deliveryId, type Failure } from '../../domain/delivery/delivery.ts';
import * as progress from '../../domain/delivery/progress.ts';
import { type DeliveryStatus, replacedBy } from '../../domain/delivery/status.ts';
import type { ChannelAccountId, ConversationId, Instant, Peer } from '../../domain/ids.ts';
import { createInserter } from '../insert-together.ts';
import { nativeCollection } from '../native.ts';
import { createDeliveryQueries } from './queries.ts';
import { deliverySchema, REFUSED, type StoredDelivery, toDelivery } from './schema.ts';

export type NewDelivery = Pick<
  Delivery,
  'channelAccountId' | 'conversationId' | 'seq' | 'botId' | 'peer' | 'message' | 'createdAt'
>;
type Answer = Promise<Delivery | null>;

/** One receipt may be for so many messages. */
const AT_ONCE = 500;

export const createDeliveryStore = (connection: Connection) => {
  const model = connection.model<StoredDelivery>('Delivery', deliverySchema);
  const collection = nativeCollection(model);
  const insert = createInserter(collection);

  /**
   * Writes what `decide` makes of a delivery, unless somebody else wrote in between: then it is asked again.
   * Answers the delivery as it is afterwards; null when there is none, or nothing to change.
   */
  const change = async (
    filter: mongo.Filter<StoredDelivery>,
    decide: (delivery: Delivery) => progress.Change,
  ): Promise<Delivery | null> => {
    for (;;) {
      const stored = await collection().findOne(filter);
      const changes = stored && decide(toDelivery(stored));
      if (stored === null || changes === null) return null;
      const open = progress.isToBeDone(changes.status ?? stored.status);
      const { id: _, ...$set } = { ...changes, version: stored.version + 1, ...(open && { open: true as const }) };
      const written = await collection().findOneAndUpdate(
        { _id: stored._id, version: stored.version },
        { $set, ...(!open && { $unset: { open: '' as const } }) },
        { returnDocument: 'after' },
      );
      if (written) return toDelivery(written);
    }
  };

  return {
    ...createDeliveryQueries(collection),
    ensureIndexes: () => model.createIndexes(),

    /** What is known already stays as it is. Resolves when all of them are durable. */
    enqueue: async (deliveries: readonly NewDelivery[]): Promise<void> => {
      if (deliveries.length === 0) return;
      await insert(
        deliveries.map((delivery) => ({
          ...delivery,
          _id: deliveryId(delivery.conversationId, delivery.seq),
          ...{ status: 'queued', parts: [], attempts: 0, attemptedAt: null, dueAt: delivery.createdAt },
          ...{ why: null, failure: null, version: 1, open: true },
        })),
      );
    },

    /** Null when somebody else was quicker. */
    begin: (id: DeliveryId, now: Instant): Answer => change({ _id: id }, (it) => progress.begin(it, now)),
    taken: (id: DeliveryId, part: number, externalIds: readonly string[], more: boolean): Answer =>
      change({ _id: id }, (it) => progress.taken(it, part, externalIds, more)),
    complete: (id: DeliveryId): Answer => change({ _id: id }, progress.complete),
    postponed: (id: DeliveryId, dueAt: Instant, why: string, refusedAt?: Instant): Answer =>
      change({ _id: id }, (it) => progress.postponed(it, dueAt, why, refusedAt)),
    returned: (id: DeliveryId, dueAt: Instant): Answer => change({ _id: id }, (it) => progress.returned(it, dueAt)),
    failed: (id: DeliveryId, failure: Failure, ending: progress.Ending): Answer =>
      change({ _id: id }, (it) => progress.failed(it, failure, ending)),
    uncertain: (id: DeliveryId, ending: progress.Ending): Answer =>
      change({ _id: id }, (it) => progress.uncertain(it, ending)),

    receipt: (
      channelAccountId: ChannelAccountId,
      externalId: string,
      status: DeliveryStatus,
      why: string | null = null,
    ): Answer =>
      change({ channelAccountId, 'parts.externalIds': externalId }, (it) =>
        progress.receipt(it, externalId, status, why),
      ),
    told: (
      channelAccountId: ChannelAccountId,
      id: DeliveryId,
      part: number,
      externalId: string,
      status: DeliveryStatus,
      why: string | null = null,
    ): Answer => change({ _id: id, channelAccountId }, (it) => progress.told(it, part, externalId, status, why)),
    /** Of everything of ours to one customer up to a time. */
    receiptsUpTo: async (
      channelAccountId: ChannelAccountId,
      peer: Peer,
      upTo: Instant,
      status: DeliveryStatus,
    ): Promise<Delivery[]> => {
      const rows = await collection()
        .find(
          { channelAccountId, peer, createdAt: { $lte: upTo }, status: { $in: [...replacedBy(status)] } },
          { projection: { _id: 1 } },
        )
        .limit(AT_ONCE)
        .toArray();
      const told = await Promise.all(rows.map(({ _id }) => change({ _id }, (it) => progress.receiptOfAll(it, status))));
      return told.filter((delivery) => delivery !== null);
    },

    decided: (id: DeliveryId, what: 'send_again' | 'arrived', now: Instant): Answer =>
      change({ _id: id }, (it) => progress.decided(it, what, now)),

    /** Null when it is not failed any more: somebody else was quicker. */
    replayed: (id: DeliveryId, at: Instant, now: Instant): Answer =>
      change({ _id: id }, (it) => progress.replayed(it, at, now)),

    /** Takes back what nobody has begun to send. False when somebody has. */
    withdraw: async (id: DeliveryId): Promise<boolean> =>
      (await collection().deleteOne({ _id: id, status: 'queued' })).deletedCount === 1,

    /** Nothing for this customer is due before: what comes behind a message that has to wait, waits with it. */
    waitBehind: async (channelAccountId: ChannelAccountId, peer: Peer, dueAt: Instant): Promise<void> => {
      const earlier = { channelAccountId, peer, open: true as const, status: 'queued' as const, dueAt: { $lt: dueAt } };
      await collection().updateMany(earlier, { $set: { dueAt } });
    },

    /** An account takes nothing, which is no refusal of what waits in it: these count anew once it does. */
    forgetRefusals: async (channelAccountId: ChannelAccountId): Promise<void> => {
      await collection().updateMany({ channelAccountId, ...REFUSED }, { $unset: { refusedAt: '' } });
    },

    /** What waits in an account says what it waits for. Answers what did not say so yet, so many at once. */
    waitFor: async (channelAccountId: ChannelAccountId, why: string): Promise<Delivery[]> => {
      const waiting = { channelAccountId, open: true as const, status: 'queued' as const, why: { $ne: why } };
      const ids = await collection()
        .find(waiting, { projection: { _id: 1 } })
        .sort({ createdAt: 1, _id: 1 })
        .limit(AT_ONCE)
        .toArray();
      const changed = ids.map(({ _id }) => change({ _id }, (it) => progress.waitsFor(it, why)));
      return (await Promise.all(changed)).filter((delivery) => delivery !== null);
    },

    /** What is still to be sent goes to whom the platform calls by another id now. */
    movePeer: async (channelAccountId: ChannelAccountId, peer: Peer, to: Peer): Promise<void> => {
      await collection().updateMany(
        { channelAccountId, peer, open: true },
        { $set: { peer: to }, $inc: { version: 1 } },
      );
    },

    removeOf: async (conversationIds: readonly ConversationId[]): Promise<void> => {
      await collection().deleteMany({ conversationId: { $in: [...conversationIds] } });
    },
  };
};
export type DeliveryStore = ReturnType<typeof createDeliveryStore>;
