import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { App } from './fastify.ts';

/** Made for the first one who looks: hardly anybody does, and it takes time and memory. */
const createDocs = async (document: ReturnType<App['swagger']>): Promise<FastifyInstance> => {
  const { default: swaggerUi } = await import('@fastify/swagger-ui');
  const docs = Fastify();
  await docs.register(swagger, { mode: 'static', specification: { document: document as never } });
  await docs.register(swaggerUi, { routePrefix: '/api/docs' });
  await docs.ready();
  return docs;
};

/** The API to browse. */
export const apiDocsRoutes = (app: App): void => {
  let docs: Promise<FastifyInstance> | undefined;
  const show = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    docs ??= createDocs(app.swagger());
    const { routing } = await docs;
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value ?? '');
    routing(request.raw, reply.raw);
  };
  app.get('/api/docs', show);
  app.get('/api/docs/*', show);
};
