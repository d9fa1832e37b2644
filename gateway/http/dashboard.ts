import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BatonError } from '#core/domain/errors.ts';
import type { App } from './fastify.ts';

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Baton</title>
<body style="font: 16px/1.5 system-ui; margin: 15vh auto; max-width: 32rem; padding: 0 1rem">
<h1 style="font-size: 1.25rem">The dashboard is not built yet</h1>
<p>Run <code>npm run build</code>, then start Baton again. The API and the web channel already work.</p></body></html>`;

/** File names in assets carry a hash of what is in them. */
const cachingOf = (path: string): string =>
  /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';

/** The agents' screens: one page that finds its own way, and its files. */
export const dashboardRoutes = async (app: App, folder: string): Promise<void> => {
  const index = join(folder, 'index.html');
  const built = existsSync(index);
  const page = built ? readFileSync(index, 'utf8') : NOT_BUILT;

  if (built) {
    await app.register(staticFiles, {
      root: folder,
      prefix: '/dashboard/',
      index: false,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => reply.setHeader('cache-control', cachingOf(path)),
    });
  }

  const showPage = async (_request: FastifyRequest, reply: FastifyReply) =>
    reply
      .code(built ? 200 : 503)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page);

  app.get('/', async (_request, reply) => reply.redirect('/dashboard'));
  app.get('/dashboard', showPage);
  app.get('/human-agent/login', showPage);
  app.get<{ Params: { '*': string } }>('/dashboard/*', async (request, reply) => {
    if (request.params['*'].startsWith('assets/')) throw new BatonError('not_found');
    return showPage(request, reply);
  });
};
