import swagger from '@fastify/swagger';
import { Type } from 'typebox';
import type { App } from './fastify.ts';

/** Collects the schemas of all routes that are registered after it. */
export const registerOpenApi = async (app: App): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Baton',
        version: '1',
        description: 'Agents sign in with a cookie. Visitors send the token of their session as a bearer token.',
      },
      components: {
        securitySchemes: {
          agent: { type: 'apiKey', in: 'cookie', name: 'baton_session' },
          visitor: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    hideUntagged: true,
  });
  app.get(
    '/api/openapi.json',
    { schema: { tags: ['operation'], summary: 'This description', response: { 200: Type.Unknown() } } },
    async () => app.swagger(),
  );
};
