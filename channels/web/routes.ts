import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import { Type } from 'typebox';
import { Id } from '#core/contracts/primitives.ts';
import { BatonError } from '#core/domain/errors.ts';
import { apologise } from './routes/apology.ts';
import { createFiles } from './routes/files.ts';
import { DEMO_POLICY, framePolicy } from './routes/policies.ts';

type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>;

export type WebChannelDeps = {
  bots: { byChannelAccount: (id: string) => Promise<{ allowedSites: string[] } | null> };
  /** Where the built front ends are; ours is in `widget` of it. */
  distFolder: string;
  publicUrl: string;
  /** The web channel of the sample shop, while there is one. */
  demoChannelId: () => Promise<string | null>;
};

const POLICY = 'content-security-policy';
const FrameQuery = Type.Object({ channel: Id });

/** What other people's pages load: the loader, the frame of the conversation and its files, and a sample page. */
export const webChannelRoutes = async (app: App, deps: WebChannelDeps): Promise<void> => {
  const folder = join(deps.distFolder, 'widget');
  const files = createFiles(folder);

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
  });

  app.get('/widget.js', (request, reply) => {
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=300, stale-while-revalidate=86400')
      .header('cross-origin-resource-policy', 'cross-origin');
    return files.send(request, reply, 'widget.js');
  });

  // The channel's id is public; it is in the address because the policy of the answer depends on it.
  const frame = { schema: { querystring: FrameQuery }, errorHandler: apologise };
  app.get('/widget/frame.html', frame, async (request, reply) => {
    const bot = await deps.bots.byChannelAccount(request.query.channel);
    if (bot === null) throw new BatonError('not_found');
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header(POLICY, framePolicy(bot.allowedSites, deps.publicUrl));
    return files.send(request, reply, 'frame.html');
  });

  await app.register(staticFiles, {
    root: join(folder, 'assets'),
    prefix: '/widget/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    // Their names carry a hash of what is in them.
    immutable: true,
    maxAge: '1y',
  });

  app.get('/demo', async (request, reply) => {
    const channel = await deps.demoChannelId();
    if (channel === null) throw new BatonError('not_found');
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').header(POLICY, DEMO_POLICY);
    return files.send(request, reply, 'demo/index.html', channel, (page) => page.replaceAll('{{channel}}', channel));
  });

  app.get('/demo/demo.css', (request, reply) => {
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache');
    return files.send(request, reply, 'demo/demo.css');
  });
};
