import { Type } from 'typebox';
import { DeliveryDecision, DeliveryState } from '#core/contracts/delivery.ts';
import { Id, Seq } from '#core/contracts/primitives.ts';
import { deliveryId } from '#core/domain/delivery/delivery.ts';
import { BatonError } from '#core/domain/errors.ts';
import { stateOf } from '#core/outbox/receipts.ts';
import type { Deps } from '../../deps.ts';
import { answers } from '../answers.ts';
import type { App } from '../fastify.ts';
import { viewerOf } from '../guards.ts';

const Params = Type.Object({ id: Id, seq: Seq });

export const deliveryRoutes = (app: App, { store, queues, showDelivery }: Deps): void => {
  app.post(
    '/api/conversations/:id/deliveries/:seq',
    {
      schema: {
        tags: ['conversations'],
        summary: 'Say what became of a message that failed, or of which nobody knows',
        params: Params,
        body: DeliveryDecision,
        response: answers(DeliveryState),
      },
    },
    async (request) => {
      const { id, seq } = request.params;
      const conversation = await store.conversations.find(viewerOf(request).actor.scope, id);
      if (conversation === null) throw new BatonError('not_found');
      const decided = await store.deliveries.decided(deliveryId(id, seq), request.body.what, store.time());
      if (decided === null) throw new BatonError('not_found');
      showDelivery(decided);
      queues.ring('deliver', { channelAccountId: decided.channelAccountId });
      return stateOf(decided);
    },
  );
};
