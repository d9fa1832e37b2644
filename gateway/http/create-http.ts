import cookie from '@fastify/cookie';
import jwt from '@fastify/jwt';
import rateLimit from '@fastify/rate-limit';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { handleError, handleMissing } from './error-handler.ts';
import type { App } from './fastify.ts';

/** Bytes. */
const LARGEST_BODY = 64 * 1024;

/** A Fastify with what all routes need, and no route yet. */
export const createHttp = async (
  log: FastifyBaseLogger,
  visitorKey: Buffer,
  trustedProxies: string[] = [],
): Promise<App> => {
  const app = Fastify({
    loggerInstance: log,
    // Addresses hold what people search for: routes are logged below, never URLs.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_BODY,
    // Whoever asks can write forwarding headers: limits go by the address of the connection, or by what the house's
    // own proxies say it is.
    trustProxy: trustedProxies,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  // Every route makes its answer from a view: a second selection would only cost time.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler(handleError);
  app.setNotFoundHandler(handleMissing);
  app.addHook('onResponse', async ({ method, routeOptions, log }, { statusCode, elapsedTime }) => {
    log.debug({ method, route: routeOptions.url, statusCode, ms: Math.round(elapsedTime) }, 'answered');
  });
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(jwt, { secret: visitorKey, sign: { algorithm: 'HS256' } });
  return app;
};
