import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { BatonError } from '#core/domain/errors.ts';
import { administers } from '#core/domain/permissions.ts';
import { isForeign, isOwnOrigin } from '../auth/origin.ts';
import { SESSION_COOKIE, type Viewer } from '../auth/viewer.ts';
import type { Deps } from '../deps.ts';
import type { App } from './fastify.ts';
import { setSessionCookie } from './session-cookie.ts';

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const VIEWER = 'viewer';

export const viewerOf = (request: FastifyRequest): Viewer => request.getDecorator<Viewer>(VIEWER);

/** A change that a cookie vouches for has to come from a page of ours. */
export const fromOwnPage =
  ({ publicOrigin }: Pick<Deps, 'publicOrigin'>): onRequestAsyncHookHandler =>
  async (request) => {
    if (CHANGES.has(request.method) && !isOwnOrigin(request.headers, publicOrigin))
      throw new BatonError('wrong_origin');
  };

/** Without a cookie there is nothing to forge, but pages of other sites still have no business here. */
export const notFromElsewhere =
  ({ publicOrigin }: Pick<Deps, 'publicOrigin'>): onRequestAsyncHookHandler =>
  async (request) => {
    if (isForeign(request.headers, publicOrigin)) throw new BatonError('wrong_origin');
  };

/** Everything that is registered on `app` from here on needs a signed-in agent. */
export const requireAgent = (app: App, deps: Deps): void => {
  app.decorateRequest(VIEWER, null);
  app.addHook('onRequest', async (request, reply) => {
    const viewer = await deps.authenticate(request.cookies[SESSION_COOKIE]);
    if (viewer === null) throw new BatonError('unauthenticated');
    request.setDecorator(VIEWER, viewer);
    if (viewer.session.renewed) setSessionCookie(reply, deps, viewer.session.renewed);
    reply.header('cache-control', 'no-store');
  });
};

export const requireAdmin: onRequestAsyncHookHandler = async (request) => {
  if (!administers(viewerOf(request).agent.role)) throw new BatonError('not_allowed');
};
