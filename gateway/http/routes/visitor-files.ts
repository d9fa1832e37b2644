import { Type } from 'typebox';
import { FileState, FileStates } from '#core/contracts/files.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { StoredFile } from '#core/domain/files/file.ts';
import type { Visitor } from '../../auth/visitor-tokens.ts';
import type { Deps } from '../../deps.ts';
import { fileStateOf } from '../../files.ts';
import { createBudgets } from '../../realtime/budget.ts';
import { createUploads } from '../../uploads.ts';
import { answers } from '../answers.ts';
import type { App } from '../fastify.ts';
import { limitPerAddress } from '../limits.ts';
import { streamBodies, UploadHeaders, uploadIn } from '../upload-body.ts';
import { createVisitorOf } from '../visitor-of.ts';

const tags = ['web channel'];
/** Of one visitor, on this gateway. */
const UPLOADS = { messages: 20, milliseconds: 60_000 };
/** At most fifty, separated by commas. */
const Ids = Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}(,[A-Za-z0-9_-]{8,64}){0,49}$' });

/** Files that a visitor sends, and those that they may see. */
export const visitorFileRoutes = (app: App, { store, visitorTokens, files: kept }: Deps): void => {
  if (!kept) return;
  const visitorOf = createVisitorOf(visitorTokens);
  const uploads = createUploads(store, kept);
  const budgets = createBudgets(UPLOADS);

  /** Those of conversations that are theirs. */
  const theirs = async (visitor: Visitor, files: readonly StoredFile[]): Promise<StoredFile[]> => {
    const scope = { kind: 'peer', ...visitor } as const;
    const ids = [...new Set(files.map(({ conversationId }) => conversationId))];
    const found = await Promise.all(ids.map((id) => store.conversations.find(scope, id)));
    const visible = new Set(found.flatMap((conversation) => conversation?.id ?? []));
    return files.filter(({ conversationId }) => visible.has(conversationId));
  };

  app.get(
    '/api/web/files',
    {
      config: { rateLimit: limitPerAddress.sessions },
      schema: {
        tags,
        summary: 'How files of the visitor’s messages are, with addresses that are good for a while',
        querystring: Type.Object({ ids: Ids }, { additionalProperties: false }),
        response: answers(FileStates),
      },
    },
    async (request, reply) => {
      const { channelAccountId, peer } = visitorOf(request);
      const visitor = { channelAccountId, peer };
      const found = await theirs(visitor, await store.files.byIds(request.query.ids.split(',')));
      reply.header('cache-control', 'no-store');
      return { files: found.map((file) => fileStateOf(file, { kind: 'visitor', ...visitor }, kept, store.time())) };
    },
  );

  app.register(async (bodies: App) => {
    streamBodies(bodies);
    bodies.post(
      '/api/web/files',
      {
        config: { rateLimit: limitPerAddress.uploads },
        schema: {
          tags,
          summary: 'Upload a file for the visitor’s next message',
          description: 'The body is the file. The same `Idempotency-Key` again is the same file.',
          headers: UploadHeaders,
          response: answers(FileState),
        },
      },
      async (request, reply) => {
        const { channelAccountId, peer } = visitorOf(request);
        if (!budgets.take(`${channelAccountId}:${peer}`, Date.now())) throw new BatonError('rate_limited');
        const bot = await store.bots.cachedByChannelAccount(channelAccountId);
        if (bot === null) throw new BatonError('not_found');
        const by = { kind: 'customer', peer, channelAccountId } as const;
        const place = { by, conversationId: null, botId: bot.id, channelAccountId };
        const file = await uploads.take({ ...uploadIn(request), ...place, limits: null });
        reply.header('cache-control', 'no-store');
        // Where it can be opened is nobody's business before it is part of a conversation.
        return { ...fileStateOf(file, { kind: 'visitor', channelAccountId, peer }, kept, store.time()), address: null };
      },
    );
  });
};
