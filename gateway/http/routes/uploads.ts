import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { FileId, FileState, FileStates } from '#core/contracts/files.ts';
import { Id } from '#core/contracts/primitives.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import { BatonError } from '#core/domain/errors.ts';
import { thumbnailOf } from '#core/files/storage.ts';
import type { Deps } from '../../deps.ts';
import { fileStateOf, sendLimitsOf } from '../../files.ts';
import { createUploads } from '../../uploads.ts';
import { answers, answersNothing } from '../answers.ts';
import type { App } from '../fastify.ts';
import { viewerOf } from '../guards.ts';
import { streamBodies, UploadHeaders, uploadIn } from '../upload-body.ts';

const tags = ['conversations'];
const Params = Type.Object({ id: Id });

/** Files of a conversation: those of its messages, and what an agent is about to send. */
export const uploadRoutes = (app: App, { store, adapters, files: kept }: Deps): void => {
  if (!kept) return;
  const uploads = createUploads(store, kept);

  const conversationOf = async (request: FastifyRequest, id: string): Promise<Conversation> => {
    const conversation = await store.conversations.find(viewerOf(request).actor.scope, id);
    if (conversation === null) throw new BatonError('not_found');
    return conversation;
  };

  app.get(
    '/api/conversations/:id/files',
    {
      schema: {
        tags,
        summary: 'How the files of its messages are, with addresses that are good for a while',
        params: Params,
        response: answers(FileStates),
      },
    },
    async (request) => {
      const { id } = await conversationOf(request, request.params.id);
      const viewer = { kind: 'agent', id: viewerOf(request).agent.id } as const;
      const found = await store.files.ofConversation(id);
      return { files: found.map((file) => fileStateOf(file, viewer, kept, store.time())) };
    },
  );

  app.delete(
    '/api/conversations/:id/files/:fileId',
    {
      schema: {
        tags,
        summary: 'Take back an upload that was not sent',
        params: Type.Object({ id: Id, fileId: FileId }),
        response: answersNothing,
      },
    },
    async (request, reply) => {
      const { id: conversationId, fileId } = request.params;
      const by = { kind: 'agent', id: viewerOf(request).agent.id, conversationId } as const;
      if (!(await store.files.dropUnused(fileId, by))) throw new BatonError('not_found');
      await Promise.all([kept.storage.remove(fileId), kept.storage.remove(thumbnailOf(fileId))]);
      return reply.code(204).send(null);
    },
  );

  app.register(async (bodies: App) => {
    streamBodies(bodies);
    bodies.post(
      '/api/conversations/:id/files',
      {
        schema: {
          tags,
          summary: 'Upload a file for a message to be sent',
          description:
            'The body is the file. The same `Idempotency-Key` again is the same file. It is named in `files` of the message that it goes with, and forgotten a day later without one.',
          params: Params,
          headers: UploadHeaders,
          response: answers(FileState),
        },
      },
      async (request) => {
        const { id, botId, channel, channelAccountId } = await conversationOf(request, request.params.id);
        const { agent } = viewerOf(request);
        const limits = sendLimitsOf(adapters, channel, kept);
        if (limits === null) throw new BatonError('file_refused', 'This channel takes no files.');
        const by = { kind: 'agent', id: agent.id, conversationId: id } as const;
        const place = { by, conversationId: id, botId, channelAccountId };
        const file = await uploads.take({ ...uploadIn(request), ...place, limits });
        return fileStateOf(file, { kind: 'agent', id: agent.id }, kept, store.time());
      },
    );
  });
};
