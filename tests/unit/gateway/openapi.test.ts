import { expect, it } from 'vitest';
import { buildOpenApi } from '#gateway/openapi.ts';

type Description = { openapi: string; paths: Record<string, Record<string, { responses: object }>> };

it('describes every route without a store or Redis', async () => {
  const { openapi, paths } = (await buildOpenApi()) as Description;
  expect(openapi).toBe('3.1.0');
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes).toEqual(
    expect.arrayContaining([
      'POST /api/auth/login',
      'GET /api/conversations',
      'POST /api/conversations/{id}/commands',
      'POST /api/web/sessions',
      'PATCH /api/bots/{id}',
      'PUT /api/channels/{id}/secrets',
      'GET /readyz',
    ]),
  );
  for (const methods of Object.values(paths))
    for (const { responses } of Object.values(methods)) expect(Object.keys(responses).length).toBeGreaterThan(0);
});
