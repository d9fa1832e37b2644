import { Type } from 'typebox';
import { MessageTemplates } from '#core/contracts/message-templates.ts';
import { Id } from '#core/contracts/primitives.ts';
import type { MessageTemplate } from '#core/domain/channels/message-template.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { Deps } from '../../deps.ts';
import { answers } from '../answers.ts';
import type { App } from '../fastify.ts';
import { viewerOf } from '../guards.ts';

const Params = Type.Object({ id: Id });

const viewOf = ({ buttons, examples, ...template }: MessageTemplate) => ({
  ...template,
  ...{ buttons: [...buttons], examples: [...examples] },
});

export const messageTemplateRoutes = (app: App, { store, messageTemplates }: Deps): void => {
  app.get(
    '/api/conversations/:id/templates',
    {
      schema: {
        tags: ['conversations'],
        summary: 'What may be sent to this customer outside of the messaging window',
        params: Params,
        response: answers(MessageTemplates),
      },
    },
    async (request) => {
      const conversation = await store.conversations.find(viewerOf(request).actor.scope, request.params.id);
      if (conversation === null) throw new BatonError('not_found');
      return { items: (await messageTemplates.of(conversation.channelAccountId)).map(viewOf) };
    },
  );
};
