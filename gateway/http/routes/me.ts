import { Type } from 'typebox';
import { Me, Workspace } from '#core/contracts/http.ts';
import { sees } from '#core/domain/permissions.ts';
import type { Deps } from '../../deps.ts';
import { answers, answersNothing } from '../answers.ts';
import type { App } from '../fastify.ts';
import { viewerOf } from '../guards.ts';
import { agentSummary, botSummary, me } from '../views.ts';

const tags = ['workspace'];
const Listening = Type.Object({ on: Type.Boolean() }, { additionalProperties: false });

export const meRoutes = (app: App, { store, presence, windows }: Deps): void => {
  app.get('/api/me', { schema: { tags, summary: 'Who is signed in', response: answers(Me) } }, async (request) => {
    const { agent } = viewerOf(request);
    const held = await store.conversations.heldSlots([agent.id]);
    return me(agent, held.get(agent.id) ?? []);
  });

  app.post(
    '/api/me/listening',
    { schema: { tags, summary: 'Start or stop listening', body: Listening, response: answersNothing } },
    async (request, reply) => {
      await presence.setListening(viewerOf(request).agent.id, request.body.on);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/workspace',
    { schema: { tags, summary: 'Bots, people, categories and templates', response: answers(Workspace) } },
    async (request) => {
      const viewer = viewerOf(request);
      const { scope } = viewer.actor;
      const [bots, everybody, categories, templates, { graceSeconds }, now] = await Promise.all([
        store.bots.list(scope),
        store.agents.list(),
        store.categories.list(),
        store.templates.list(),
        store.workspace.settings(),
        store.now(),
      ]);
      const colleagues = everybody.filter(
        ({ id, disabled, botIds }) =>
          id === viewer.agent.id || (!disabled && (scope.kind === 'all' || botIds.some((botId) => sees(scope, botId)))),
      );
      const held = await store.conversations.heldSlots(colleagues.map(({ id }) => id));
      const [onlyBot, ...others] = bots;
      return {
        name: onlyBot && others.length === 0 ? onlyBot.name : 'Baton',
        graceSeconds,
        bots: bots.map(botSummary),
        agents: colleagues.map((agent) => agentSummary(agent, held.get(agent.id) ?? [], viewer, now)),
        categories,
        templates,
        windows,
      };
    },
  );
};
