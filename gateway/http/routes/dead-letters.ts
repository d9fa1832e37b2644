import { Type } from 'typebox';
import { DeadLetters } from '#core/contracts/http.ts';
import { Id } from '#core/contracts/primitives.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { Deps } from '../../deps.ts';
import { answers, answersNothing } from '../answers.ts';
import type { App } from '../fastify.ts';
import { requireAdmin } from '../guards.ts';

const tags = ['admin'];
const MOST = 200;

export const deadLetterRoutes = (app: App, { store, queues }: Deps): void => {
  app.get(
    '/api/dead-letters',
    {
      onRequest: requireAdmin,
      schema: { tags, summary: 'Messages that could not be processed', response: answers(DeadLetters) },
    },
    async () => {
      const rows = await store.inbox.dead(MOST);
      const items = rows.map(({ _id, conversationId, receivedAt, attempts, reason }) => ({
        id: _id,
        conversationId,
        receivedAt,
        attempts,
        reason: reason ?? '',
      }));
      return { items, next: null };
    },
  );

  app.post(
    '/api/dead-letters/:id/replay',
    {
      onRequest: requireAdmin,
      schema: { tags, summary: 'Try one again', params: Type.Object({ id: Id }), response: answersNothing },
    },
    async (request, reply) => {
      const conversationId = await store.inbox.replay(request.params.id);
      if (conversationId === null) throw new BatonError('not_found');
      queues.ring('converse', { conversationId });
      return reply.code(204).send(null);
    },
  );
};
