import { AuditPage, AuditQuery } from '#core/contracts/audit.ts';
import type { Deps } from '../../deps.ts';
import { answers } from '../answers.ts';
import type { App } from '../fastify.ts';
import { requireAdmin } from '../guards.ts';

const PAGE = 50;

export const auditRoutes = (app: App, { store }: Deps): void => {
  app.get(
    '/api/audit',
    {
      onRequest: requireAdmin,
      schema: { tags: ['admin'], summary: 'Who did what', querystring: AuditQuery, response: answers(AuditPage) },
    },
    async ({ query: { before, limit = PAGE, ...filter } }) => {
      const [at = '', id = ''] = before?.split('_') ?? [];
      // One more than wanted tells whether there is more.
      const rows = await store.audit.list(filter, {
        limit: limit + 1,
        ...(before !== undefined && { before: { at: Number(at), id } }),
      });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return { items, next: rows.length > limit && last ? `${last.at}_${last.id}` : null };
    },
  );
};
