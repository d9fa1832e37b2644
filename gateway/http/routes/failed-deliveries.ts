import { Type } from 'typebox';
import { DeliveryState } from '#core/contracts/delivery.ts';
import {
  FailedDeliveries,
  type FailedDelivery,
  FailedQuery,
  Replay,
  Replayed,
} from '#core/contracts/failed-deliveries.ts';
import { Id, Seq } from '#core/contracts/primitives.ts';
import { type Delivery, type DeliveryId, deliveryId } from '#core/domain/delivery/delivery.ts';
import { OBSTACLES } from '#core/domain/delivery/replay.ts';
import { BatonError } from '#core/domain/errors.ts';
import { stateOf } from '#core/outbox/receipts.ts';
import type { Deps } from '../../deps.ts';
import { createObstacles, replayAll } from '../../replay.ts';
import { answers } from '../answers.ts';
import { audited } from '../audited.ts';
import type { App } from '../fastify.ts';
import { requireAdmin, viewerOf } from '../guards.ts';

const tags = ['deliveries'];
const PAGE = 50;
const PREVIEW = 300;

const placeOf = (before: string) => {
  const [at = '', id = ''] = before.split('_');
  return { before: { at: Number(at), id: id as DeliveryId } };
};

/** Messages to platforms that did not arrive. Agents see those of their bots, and send them again one by one. */
export const failedDeliveryRoutes = (app: App, deps: Deps): void => {
  const { store, queues, showDelivery } = deps;

  const viewOf = async (
    delivery: Delivery,
    customerName: string | null,
    obstacles: ReturnType<typeof createObstacles>,
  ): Promise<FailedDelivery> => {
    const { conversationId, seq, channelAccountId, botId, message, createdAt, attempts, failure, why } = delivery;
    const account = await obstacles.accountOf(channelAccountId);
    const obstacle = await obstacles.to(delivery);
    return {
      ...{ conversationId, seq, botId, customerName, createdAt, attempts, failure, why, obstacle },
      ...{ accountId: channelAccountId, accountName: account?.name ?? null, channel: account?.kind ?? null },
      ...{ text: message.text.slice(0, PREVIEW), by: message.by },
    };
  };

  app.get(
    '/api/failed-deliveries',
    {
      schema: {
        tags,
        summary: 'Messages that did not arrive, the newest first',
        querystring: FailedQuery,
        response: answers(FailedDeliveries),
      },
    },
    async (request) => {
      const { scope } = viewerOf(request).actor;
      const { accountId, botId, before, limit = PAGE } = request.query;
      const wanted = { ...(accountId && { channelAccountId: accountId }), ...(botId && { botId }) };
      // One more than wanted tells whether there is more.
      const place = before === undefined ? {} : placeOf(before);
      const found = await store.deliveries.dead(scope, wanted, { ...place, limit: limit + 1 });
      const page = found.slice(0, limit);
      const names = await store.conversations.named(scope, [...new Set(page.map((it) => it.conversationId))]);
      const obstacles = createObstacles(deps);
      // A conversation may be another bot's by now, and out of sight.
      const seen = page.filter((it) => scope.kind === 'all' || names.has(it.conversationId));
      const items = await Promise.all(seen.map((it) => viewOf(it, names.get(it.conversationId) ?? null, obstacles)));
      const last = page.at(-1);
      return { items, next: found.length > limit && last ? `${last.createdAt}_${last.id}` : null };
    },
  );

  app.post(
    '/api/failed-deliveries/:id/:seq/replay',
    {
      schema: {
        tags,
        summary: 'Send one again',
        description: 'What is not failed any more stays as it is.',
        params: Type.Object({ id: Id, seq: Seq }),
        response: answers(DeliveryState),
      },
    },
    async (request) => {
      const { id: conversationId, seq } = request.params;
      const id = deliveryId(conversationId, seq);
      const { scope } = viewerOf(request).actor;
      const visible = scope.kind === 'all' || (await store.conversations.find(scope, conversationId)) !== null;
      const delivery = visible ? await store.deliveries.byId(id) : null;
      if (delivery === null) throw new BatonError('not_found');
      if (delivery.status !== 'failed') return stateOf(delivery);
      const obstacle = await createObstacles(deps).to(delivery);
      if (obstacle !== null) throw new BatonError('cannot_send_again', OBSTACLES[obstacle]);
      return audited(deps, request, { deed: 'delivery_replayed', on: { kind: 'delivery', id } }, async () => {
        const now = store.time();
        const replayed = await store.deliveries.replayed(id, now, now);
        if (replayed) showDelivery(replayed);
        queues.ring('deliver', { channelAccountId: delivery.channelAccountId });
        return stateOf(replayed ?? (await store.deliveries.byId(id)) ?? delivery);
      });
    },
  );

  app.post(
    '/api/channels/:id/replay',
    {
      onRequest: requireAdmin,
      schema: {
        tags,
        summary: 'Send everything of an account again that did not arrive',
        description: 'Left out is what the platform would refuse again, and whom it could not reach.',
        params: Type.Object({ id: Id }),
        body: Replay,
        response: answers(Replayed),
      },
    },
    async (request) => {
      const { id } = request.params;
      const { since = 0 } = request.body;
      if ((await store.channelAccounts.byId(id)) === null) throw new BatonError('not_found');
      const details = since > 0 ? { since: new Date(since).toISOString() } : {};
      const deed = { deed: 'deliveries_replayed', on: { kind: 'channel', id }, details } as const;
      return audited(deps, request, deed, () => replayAll(deps, id, since));
    },
  );
};
