import { Status } from '#core/contracts/http.ts';
import type { Deps } from '../../deps.ts';
import { answers } from '../answers.ts';
import type { App } from '../fastify.ts';
import { requireAdmin } from '../guards.ts';

export const statusRoutes = (app: App, { store }: Deps): void => {
  app.get(
    '/api/status',
    {
      onRequest: requireAdmin,
      schema: { tags: ['admin'], summary: 'How much of the limits of the store is used', response: answers(Status) },
    },
    async () => {
      const status = await store.status();
      if (status === null) return { warnings: [], store: null };
      const { limits, share, warnings, refusals, freeDiskBytes, errors, slowOperations } = status;
      return {
        warnings: [...refusals, ...warnings],
        store: { limits, share, freeDiskBytes, errors, slowOperations },
      };
    },
  );
};
