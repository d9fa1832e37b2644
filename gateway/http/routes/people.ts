import { Type } from 'typebox';
import { People, Person, PersonChange } from '#core/contracts/people.ts';
import { Id } from '#core/contracts/primitives.ts';
import { BatonError } from '#core/domain/errors.ts';
import { gains } from '#core/domain/routing/gains.ts';
import type { Agent } from '#core/store/agents.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import type { Deps } from '../../deps.ts';
import { answers } from '../answers.ts';
import type { App } from '../fastify.ts';
import { requireAdmin, viewerOf } from '../guards.ts';
import { person } from '../views.ts';

const tags = ['admin'];
const Params = Type.Object({ id: Id });

export const peopleRoutes = (app: App, deps: Deps): void => {
  const { store, queues, presence } = deps;

  app.get(
    '/api/people',
    { onRequest: requireAdmin, schema: { tags, summary: 'Everybody who works here', response: answers(People) } },
    async () => {
      const [everybody, now] = await Promise.all([store.agents.list(), store.now()]);
      const held = await store.conversations.heldSlots(everybody.map(({ id }) => id));
      return { items: everybody.map((agent) => person(agent, held.get(agent.id) ?? [], now)) };
    },
  );

  app.patch(
    '/api/people/:id',
    {
      onRequest: requireAdmin,
      schema: {
        tags,
        summary: 'Change somebody’s work',
        description: 'Whoever waits and could not be given to them before is handed out at once.',
        params: Params,
        body: PersonChange,
        response: answers(Person),
      },
    },
    async (request) => {
      const { id } = request.params;
      const { agent } = viewerOf(request);
      await refuseStrangeBots(deps, request.body);
      const changed = await store.agents.change(id, (known) => permitted(agent, known, request.body));
      if (changed === null) throw new BatonError('not_found');
      const { before, after } = changed;
      for (const botId of gains(before, after)) queues.ring('route', { botId });
      if (after.disabled) await store.sessions.removeOf([id]);
      await presence.rightsChanged(before, after);
      const [held, now] = await Promise.all([store.conversations.heldSlots([id]), store.now()]);
      return person(after, held.get(id) ?? [], now);
    },
  );
};

const refuseStrangeBots = async (
  { store }: Pick<Deps, 'store'>,
  { botIds = [], botLimits = {} }: PersonChange,
): Promise<void> => {
  const named = [...botIds, ...Object.keys(botLimits)];
  if (named.length === 0) return;
  const known = new Set((await store.bots.list(EVERYTHING)).map((bot) => bot.id));
  const strange = named.find((botId) => !known.has(botId));
  if (strange !== undefined) throw new BatonError('invalid_input', `There is no bot ${strange}.`);
};

/** Owners are made and unmade by owners. */
const permitted = (by: Pick<Agent, 'role'>, before: Agent, patch: PersonChange): PersonChange => {
  const ownership = patch.role !== undefined && (patch.role === 'owner') !== (before.role === 'owner');
  const barred = patch.disabled !== undefined && patch.disabled !== before.disabled && before.role === 'owner';
  if ((ownership || barred) && by.role !== 'owner') throw new BatonError('not_allowed');
  return patch;
};
