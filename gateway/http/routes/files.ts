import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { FileId } from '#core/contracts/files.ts';
import { BatonError } from '#core/domain/errors.ts';
import { FILE_VARIANTS, type NamedViewer, type SignedAddresses } from '#core/files/signed-address.ts';
import type { Storage } from '#core/files/storage.ts';
import type { Store } from '#core/store/connect.ts';
import type { Authenticate } from '../../auth/viewer.ts';
import { SESSION_COOKIE } from '../../auth/viewer.ts';
import { createSees } from '../../sees-file.ts';
import type { App } from '../fastify.ts';
import { serveFile } from '../serve-file.ts';

const Params = Type.Object({ id: FileId, variant: Type.Enum(FILE_VARIANTS) });
const Signed = Type.Object(
  {
    e: Type.String({ pattern: '^\\d{1,12}$', description: 'Until when, in seconds' }),
    v: Type.String({ maxLength: 200, description: 'For whom' }),
    s: Type.String({ maxLength: 100, description: 'Signature' }),
  },
  { additionalProperties: false },
);

export type FileRouteDeps = {
  store: Pick<Store, 'files' | 'conversations'>;
  authenticate: Authenticate;
  storage: Storage;
  addresses: SignedAddresses;
};

/** What every answer says, refusals included: bytes of strangers are neither run, framed nor taken for anything else. */
const protect = (reply: FastifyReply): void => {
  reply.headers({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
};

/** Opens files under signed addresses. An address alone opens nothing: its viewer still has to be allowed to see the file. */
export const fileRoutes = (app: App, { store, authenticate, storage, addresses }: FileRouteDeps): void => {
  const sees = createSees(store, addresses);

  const viewerIn = async (named: NamedViewer, { cookies }: FastifyRequest) => {
    if (named.kind === 'visitor') return named;
    const viewer = await authenticate(cookies[SESSION_COOKIE]);
    if (viewer === null) throw new BatonError('unauthenticated');
    if (viewer.agent.id !== named.id) throw new BatonError('not_found');
    return { kind: 'agent', scope: viewer.actor.scope } as const;
  };

  app.addHook('onRequest', async (_request, reply) => protect(reply));
  app.route({
    method: ['GET', 'HEAD'],
    url: '/files/:id/:variant',
    schema: { hide: true, params: Params, querystring: Signed },
    handler: async (request, reply) => {
      const { id: fileId, variant } = request.params;
      const signed = addresses.verify({ fileId, variant, ...request.query }, Date.now());
      if (signed === null) throw new BatonError('not_found');
      const viewer = await viewerIn(signed.viewer, request);
      const file = await store.files.byId(fileId);
      if (file?.status !== 'ready' || file.facts === null || !(await sees(viewer, file)))
        throw new BatonError('not_found');
      // A dashboard shows its own; a customer's page may be a client on another site.
      reply.header('cross-origin-resource-policy', viewer.kind === 'agent' ? 'same-origin' : 'cross-origin');
      const found = { name: file.name, facts: file.facts, key: fileId, variant };
      return serveFile(request, reply, { storage, file: found, until: signed.expiresAt });
    },
  });
};
