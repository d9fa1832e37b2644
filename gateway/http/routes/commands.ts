import { Type } from 'typebox';
import { AgentCommand, CommandResult } from '#core/contracts/agent-commands.ts';
import { ClientMessageId, Id } from '#core/contracts/primitives.ts';
import { BatonError } from '#core/domain/errors.ts';
import { newId } from '#core/store/ids.ts';
import { carryOut } from '../../commands.ts';
import type { Deps } from '../../deps.ts';
import { answers, answersNothing } from '../answers.ts';
import type { App } from '../fastify.ts';
import { viewerOf } from '../guards.ts';

const tags = ['conversations'];
const Params = Type.Object({ id: Id });
const Headers = Type.Object({ 'idempotency-key': Type.Optional(ClientMessageId) });
const Nothing = Type.Optional(Type.Union([Type.Object({}, { additionalProperties: false }), Type.Null()]));
const Asked = Type.Object({ requestId: Type.String({ description: 'Comes back with the suggestion over realtime' }) });

export const commandRoutes = (app: App, deps: Deps): void => {
  const { store, queues } = deps;

  app.post(
    '/api/conversations/:id/commands',
    {
      schema: {
        tags,
        summary: 'Act on a conversation',
        description: 'The same `Idempotency-Key`, or `clientMessageId` of a message, sent twice acts once.',
        params: Params,
        headers: Headers,
        body: AgentCommand,
        response: answers(CommandResult),
      },
    },
    async (request) => {
      const { params, body, headers } = request;
      return carryOut(deps, viewerOf(request).actor, params.id, body, headers['idempotency-key']);
    },
  );

  const botOf = async (request: Parameters<typeof viewerOf>[0], id: string) => {
    const conversation = await store.conversations.find(viewerOf(request).actor.scope, id);
    const bot = conversation && (await store.bots.cached(conversation.botId));
    if (bot === null) throw new BatonError('not_found');
    return bot;
  };

  app.post(
    '/api/conversations/:id/suggestion',
    { schema: { tags, summary: 'Ask for a suggested reply', params: Params, body: Nothing, response: answers(Asked) } },
    async (request) => {
      const conversationId = request.params.id;
      const bot = await botOf(request, conversationId);
      if (!bot.aiAssist) throw new BatonError('assistant_off');
      const requestId = newId();
      queues.ring('suggest', { conversationId, agentId: viewerOf(request).agent.id, requestId });
      return { requestId };
    },
  );

  app.post(
    '/api/conversations/:id/summary',
    {
      schema: {
        tags,
        summary: 'Ask for a summary; it arrives as an entry of the timeline',
        params: Params,
        body: Nothing,
        response: answersNothing,
      },
    },
    async (request, reply) => {
      const conversationId = request.params.id;
      const bot = await botOf(request, conversationId);
      if (!bot.aiSummary) throw new BatonError('assistant_off');
      queues.ring('summarise', { conversationId });
      return reply.code(204).send(null);
    },
  );
};
