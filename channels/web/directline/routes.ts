import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import cors from '@fastify/cors';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import { Type } from 'typebox';
import { Id } from '#core/contracts/primitives.ts';
import type { VisitorToServer } from '#core/contracts/realtime.ts';
import { createAdmit } from './admit.ts';
import { bothOf, type Guest, type GuestTokens } from './guest.ts';
import { createLines } from './lines.ts';
import { missedSince } from './missed.ts';
import { handleDirectLineError } from './routes/errors.ts';
import { type Bots, createGuests } from './routes/guests.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { messageIdOf, SaidActivity, saidBy } from './said.ts';
import { attachStreams } from './sockets.ts';
import { setOf } from './stream.ts';
import { createReader, type VisitorDeps } from './visitor.ts';
import { markOf } from './watermark.ts';

type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>;

export type DirectLineDeps = {
  bots: Bots;
  tokens: GuestTokens;
  /** For the door that Baton's own widget goes through. */
  visitorToken: (guest: Guest) => string;
  publicUrl: string;
  now: () => number;
  limits: { tokens: object; said: object };
};

const GenerateBody = Type.Union([
  Type.Object({ user: Type.Optional(Type.Object({ id: Type.Optional(Type.String({ maxLength: 200 })) })) }),
  Type.Null(),
]);
const Conversation = Type.Object({ id: Id });
const After = Type.Object({ watermark: Type.Optional(Type.String({ maxLength: 100 })) });

/**
 * Direct Line 3.0, as Microsoft documents it for its clients: a second way into the web channel. The channel's id, which every
 * page that embeds it knows, stands in the place of the secret. A guest has one conversation there, whatever begins and ends
 * within it.
 */
export const directLineRoutes = async (app: App, deps: DirectLineDeps): Promise<void> => {
  const { bots, tokens, visitorToken, publicUrl, now, limits } = deps;
  app.setErrorHandler(handleDirectLineError);
  // No cookie opens anything here, so any page may ask; which sites may embed a bot is looked at below.
  await app.register(cors, { origin: '*', methods: ['GET', 'POST'], maxAge: 86_400 });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  });

  const origin = (): string => {
    const { address, port, family } = app.server.address() as AddressInfo;
    const here = address === '::' || address === '0.0.0.0' ? '127.0.0.1' : address;
    return `http://${family === 'IPv6' && here === address ? `[${here}]` : here}:${port}`;
  };
  const doorOf = (guest: Guest): VisitorDeps => ({ origin, token: () => visitorToken(guest) });
  const lines = createLines(doorOf);

  const { guestOf, guestOrNew } = createGuests(deps);

  const say = async (guest: Guest, said: VisitorToServer): Promise<void> => {
    const { line, giveBack } = lines.use(guest, { onMessage: () => undefined, onRefused: () => undefined });
    try {
      if (said.type === 'typing') line.tell(said);
      else await line.ask(said);
    } finally {
      giveBack();
    }
  };

  const streamUrl = (guest: Guest, watermark = ''): string => {
    const query = new URLSearchParams({ watermark, t: tokens.forStream(guest) });
    return `${publicUrl.replace(/^http/, 'ws')}/v3/directline/conversations/${guest.peer}/stream?${query}`;
  };
  const opened = (guest: Guest, watermark?: string) => ({
    conversationId: guest.peer,
    ...tokens.issue(guest),
    streamUrl: streamUrl(guest, watermark),
  });

  const hide = true;
  app.post(
    '/v3/directline/tokens/generate',
    { config: { rateLimit: limits.tokens }, schema: { hide, body: Type.Optional(GenerateBody) } },
    async (request) => {
      const guest = await guestOrNew(request, request.body?.user?.id);
      return { conversationId: guest.peer, ...tokens.issue(guest) };
    },
  );

  app.post('/v3/directline/tokens/refresh', { schema: { hide } }, async (request) => {
    const { guest } = await guestOf(request);
    return { conversationId: guest.peer, ...tokens.issue(guest) };
  });

  app.post(
    '/v3/directline/conversations',
    { config: { rateLimit: limits.tokens }, schema: { hide, body: Type.Optional(GenerateBody) } },
    async (request, reply) => {
      const guest = await guestOrNew(request, request.body?.user?.id);
      reply.code(201);
      return opened(guest);
    },
  );

  app.get(
    '/v3/directline/conversations/:id',
    { schema: { hide, params: Conversation, querystring: After } },
    async (request) => {
      const { guest } = await guestOf(request, request.params.id);
      return opened(guest, request.query.watermark);
    },
  );

  app.get(
    '/v3/directline/conversations/:id/activities',
    { schema: { hide, params: Conversation, querystring: After } },
    async (request) => {
      const { guest, bot } = await guestOf(request, request.params.id);
      const reader = createReader(doorOf(guest));
      const missed = await missedSince(reader, markOf(request.query.watermark));
      return setOf(bothOf(guest, bot, publicUrl), reader, missed);
    },
  );

  app.post(
    '/v3/directline/conversations/:id/activities',
    { schema: { hide, params: Conversation, body: SaidActivity }, config: { rateLimit: limits.said } },
    async (request) => {
      const { guest } = await guestOf(request, request.params.id);
      const id = messageIdOf(request.body, randomUUID);
      const said = saidBy(request.body, id);
      if (said === null) return { id };
      await say(guest, said);
      return { id };
    },
  );

  await app.register(async (forms: App) => uploadRoutes(forms, { guestOf, doorOf, say, limit: limits.said }));

  const streams = attachStreams(app.server, createAdmit({ bots, tokens, lines, doorOf, publicUrl, now }));
  app.addHook('preClose', async () => {
    streams.close();
    lines.close();
  });
};
