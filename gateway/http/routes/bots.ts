import { Type } from 'typebox';
import { BotChange, BotSettings } from '#core/contracts/bots.ts';
import { Id } from '#core/contracts/primitives.ts';
import { BatonError } from '#core/domain/errors.ts';
import { isTimeZone } from '#core/domain/hours/local-time.ts';
import type { Deps } from '../../deps.ts';
import { answers } from '../answers.ts';
import type { App } from '../fastify.ts';
import { requireAdmin } from '../guards.ts';

const tags = ['admin'];
const Params = Type.Object({ id: Id });

export const botRoutes = (app: App, { store, queues }: Deps): void => {
  app.get(
    '/api/bots/:id',
    {
      onRequest: requireAdmin,
      schema: { tags, summary: 'Settings of a bot', params: Params, response: answers(BotSettings) },
    },
    async (request) => {
      const bot = await store.bots.byId(request.params.id);
      if (bot === null) throw new BatonError('not_found');
      return bot;
    },
  );

  app.patch(
    '/api/bots/:id',
    {
      onRequest: requireAdmin,
      schema: { tags, summary: 'Change a bot', params: Params, body: BotChange, response: answers(BotSettings) },
    },
    async (request) => {
      const { id } = request.params;
      const { handover, routing, texts, endings, ...plain } = request.body;
      if (plain.hours && !isTimeZone(plain.hours.timeZone))
        throw new BatonError('invalid_input', 'There is no such time zone. Name one as `Europe/Berlin`.');
      const before = await store.bots.byId(id);
      if (before === null) throw new BatonError('not_found');
      const bot = await store.bots.update(id, {
        ...plain,
        ...(handover ? { handover: { ...before.handover, ...handover } } : {}),
        ...(routing ? { routing: { ...before.routing, ...routing } } : {}),
        ...(texts ? { texts: { ...before.texts, ...texts } } : {}),
        ...(endings ? { endings: { ...before.endings, ...endings } } : {}),
      });
      if (bot === null) throw new BatonError('not_found');
      // Who waits may be served under the new rules.
      queues.ring('route', { botId: id });
      return bot;
    },
  );
};
