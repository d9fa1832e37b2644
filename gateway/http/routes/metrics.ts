import type { FastifyRequest } from 'fastify';
import { BatonError } from '#core/domain/errors.ts';
import { administers } from '#core/domain/permissions.ts';
import { SESSION_COOKIE } from '../../auth/viewer.ts';
import type { Deps } from '../../deps.ts';
import { createMetrics } from '../../metrics.ts';
import type { App } from '../fastify.ts';

const LOOPBACK = /^(::ffff:)?127\.|^::1$/;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

/** A program on this machine. What a proxy on this machine passes on comes from elsewhere. */
const isLocal = ({ socket, headers }: FastifyRequest): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined);

export const metricsRoutes = (app: App, { store, authenticate }: Deps): void => {
  const metrics = createMetrics(() => store.status());
  app.addHook('onClose', async () => metrics.close());

  app.get(
    '/metrics',
    {
      onRequest: async (request) => {
        if (isLocal(request)) return;
        const viewer = await authenticate(request.cookies[SESSION_COOKIE]);
        if (viewer === null) throw new BatonError('unauthenticated');
        if (!administers(viewer.agent.role)) throw new BatonError('not_allowed');
      },
    },
    async (_request, reply) =>
      reply
        .type(metrics.contentType)
        .serializer(String)
        .send(await metrics.read()),
  );
};
