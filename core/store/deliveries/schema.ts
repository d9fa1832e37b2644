import { Schema } from 'mongoose';
import type { Delivery, DeliveryId } from '../../domain/delivery/delivery.ts';

/** `open` while an attempt is still to be made; absent afterwards, so that the indexes of what is to be done stay small. */
export type StoredDelivery = Omit<Delivery, 'id'> & { _id: DeliveryId; version: number; open?: true };

export const toDelivery = ({ _id: id, open: _, version: __, ...rest }: StoredDelivery): Delivery => ({ id, ...rest });

export const deliverySchema = new Schema<StoredDelivery>(
  { _id: String },
  { collection: 'deliveries', strict: false, versionKey: false, autoIndex: false },
);
/** What the platform has refused so far, and is to be tried again. */
export const REFUSED = { open: true, refusedAt: { $gt: 0 } } as const;
const OPEN = { partialFilterExpression: { open: true } };
deliverySchema.index({ channelAccountId: 1, peer: 1, createdAt: 1, seq: 1 }, OPEN);
deliverySchema.index({ channelAccountId: 1, dueAt: 1 }, OPEN);
deliverySchema.index({ dueAt: 1 }, OPEN);
deliverySchema.index({ channelAccountId: 1 }, { partialFilterExpression: REFUSED, name: 'refused_of_account' });
deliverySchema.index({ channelAccountId: 1, 'parts.externalIds': 1 });
deliverySchema.index({ channelAccountId: 1, peer: 1, createdAt: -1 });
deliverySchema.index({ conversationId: 1, seq: 1 });

export const NEWEST = { createdAt: -1, _id: -1 } as const;
const FAILED = { status: 'failed' };
deliverySchema.index(NEWEST, { partialFilterExpression: FAILED, name: 'failed_newest' });
deliverySchema.index(
  { channelAccountId: 1, ...NEWEST },
  { partialFilterExpression: FAILED, name: 'failed_of_account' },
);
deliverySchema.index({ botId: 1, ...NEWEST }, { partialFilterExpression: FAILED, name: 'failed_of_bot' });
