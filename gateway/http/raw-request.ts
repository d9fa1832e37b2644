import type { FastifyRequest } from 'fastify';
import type { RawRequest } from '#channels/contract/adapter.ts';
import type { App } from './fastify.ts';

/** Bytes. */
const LARGEST_BODY = 1024 * 1024;

/** Bodies stay as they came, whatever they are called: what was signed are these bytes, not what they mean. */
export const keepBodies = (app: App): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: LARGEST_BODY },
    async (_: unknown, body: Buffer) => body,
  );
};

/** The first of what is given more than once. */
const single = (values: object): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return [name, typeof first === 'string' ? first : undefined];
    }),
  );

/** The only place where a request of Fastify becomes one of a platform. */
export const rawRequest = ({ method, headers, query, body }: FastifyRequest): RawRequest => ({
  method: method === 'GET' ? 'GET' : 'POST',
  headers: single(headers),
  query: single(query as object),
  body: Buffer.isBuffer(body) ? body : new Uint8Array(),
});
