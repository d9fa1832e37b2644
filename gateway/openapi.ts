import pino from 'pino';
import type { Deps } from './deps.ts';
import { registerApi } from './http/api.ts';
import { createHttp } from './http/create-http.ts';
import { registerOpenApi } from './http/openapi-plugin.ts';

/** Stands where a route would find its store; describing a route never goes there. */
const absent = new Proxy({}, { get: () => absent }) as never;

/** The description of the HTTP interface, made from the routes themselves without a store or Redis. */
export const buildOpenApi = async (): Promise<object> => {
  const app = await createHttp(pino({ level: 'silent' }), Buffer.alloc(32));
  await registerOpenApi(app);
  await registerApi(app, absent as Deps);
  await app.ready();
  const description = app.swagger();
  await app.close();
  return description;
};
