import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { ChannelTest, ChannelTested } from '#core/contracts/channels.ts';
import { Id } from '#core/contracts/primitives.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { Deps } from '../../deps.ts';
import { answers } from '../answers.ts';
import { audited } from '../audited.ts';
import { testAccount } from '../channel-test.ts';
import type { App } from '../fastify.ts';
import { requireAdmin, viewerOf } from '../guards.ts';

/** A person who tries out stays below; nobody makes of it a way to write to many. */
const limit = {
  max: 6,
  timeWindow: 60_000,
  keyGenerator: (request: FastifyRequest) => viewerOf(request).agent.id,
  errorResponseBuilder: () => new BatonError('rate_limited'),
};

export const channelTestRoutes = (app: App, deps: Deps): void => {
  app.post(
    '/api/channels/:id/test',
    {
      config: { rateLimit: limit },
      onRequest: requireAdmin,
      schema: {
        tags: ['admin'],
        summary: 'Send a test message through an account',
        params: Type.Object({ id: Id }),
        body: ChannelTest,
        response: answers(ChannelTested),
      },
    },
    async (request) => {
      const account = await deps.store.channelAccounts.byId(request.params.id);
      if (account === null) throw new BatonError('not_found');
      const deed = { deed: 'channel_tested', on: { kind: 'channel', id: account.id } } as const;
      return audited(deps, request, deed, () => testAccount(deps, account, request.body.to));
    },
  );
};
