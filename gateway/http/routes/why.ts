import { Type } from 'typebox';
import { Id } from '#core/contracts/primitives.ts';
import { Visibility, VisibilityQuery, WhyNotReceiving, WhyWaiting } from '#core/contracts/why.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { RoutingDecision } from '#core/domain/routing/decision.ts';
import { freeSlots } from '#core/domain/routing/limits.ts';
import { whyNotReceiving } from '#core/domain/why/receiving.ts';
import { visibilityIn } from '#core/domain/why/visibility.ts';
import { whyWaiting } from '#core/domain/why/waiting.ts';
import type { Bot } from '#core/store/bots.ts';
import { weightOf } from '#core/store/claim.ts';
import { asRoutable } from '#core/store/routable.ts';
import { wantedOf } from '#core/store/wanted.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Deps } from '../../deps.ts';
import { answers } from '../answers.ts';
import type { App } from '../fastify.ts';
import { viewerOf } from '../guards.ts';

const tags = ['conversations'];
const Params = Type.Object({ id: Id });
/** So many who wait are looked at, of each bot. */
const HEAD = 50;
/** The offer is among the latest entries: nothing but messages and notes can come after it. */
const LATEST = 100;

const askedAgain = (stored: RoutingDecision | null, id: string): number | null =>
  stored?.candidates.find(({ agentId }) => agentId === id)?.askAgainAt ?? null;

export const whyRoutes = (app: App, { store }: Deps): void => {
  const { conversations, timeline, bots } = store;

  /** What the router stored, or why the one was chosen to whom it is being offered. */
  const decisionOn = async ({ actor }: Viewer, { id, offer }: Conversation): Promise<RoutingDecision | null> => {
    if (offer === null) return (await conversations.aside(actor.scope, id))?.routing ?? null;
    const entries = (await timeline.before(actor.scope, id, Number.MAX_SAFE_INTEGER, LATEST)) ?? [];
    return entries.findLast((entry) => entry.type === 'offered')?.decision ?? null;
  };

  const hasRoom = async ({ agent }: Viewer, bot: Bot, conversation: Conversation): Promise<boolean> => {
    if (conversation.offer?.agentId === agent.id) return true;
    const held = (await conversations.heldSlots([agent.id])).get(agent.id) ?? [];
    return freeSlots({ ...agent, held }, bot.id, weightOf(bot, conversation)) !== null;
  };

  app.get(
    '/api/conversations/:id/why',
    { schema: { tags, summary: 'Why it still waits', params: Params, response: answers(WhyWaiting) } },
    async (request) => {
      const viewer = viewerOf(request);
      const { agent, actor } = viewer;
      const conversation = await conversations.find(actor.scope, request.params.id);
      const bot = conversation && (await bots.byId(conversation.botId));
      if (conversation === null || bot === null) throw new BatonError('not_found');
      const [decision, room] = await Promise.all([
        decisionOn(viewer, conversation),
        hasRoom(viewer, bot, conversation),
      ]);
      const { id, role, listening } = agent;
      return whyWaiting({
        conversation,
        decision,
        bot: { humanSupport: bot.humanSupport, mode: bot.routing.mode },
        viewer: { id, role, listening, member: agent.botIds.includes(bot.id), hasRoom: room },
      });
    },
  );

  const head = async (bot: Bot) => {
    const waiting: { conversation: Conversation; routing: RoutingDecision | null }[] = [];
    for await (const one of conversations.queueOf(bot.id, HEAD)) {
      waiting.push(one);
      if (waiting.length >= HEAD) break;
    }
    return waiting;
  };

  const ofBot = async ({ agent }: Viewer, bot: Bot, now: number) => {
    const { id, humanSupport, routing } = bot;
    const member = agent.botIds.includes(id);
    const [[me], waiting, all] = await Promise.all([
      asRoutable(store, bot, [agent], now),
      member ? head(bot) : [],
      member ? conversations.waitingCount(id, HEAD + 1) : 0,
    ]);
    if (me === undefined) throw new BatonError('internal');
    const why = whyNotReceiving({
      me,
      role: agent.role,
      bot: { id, humanSupport, mode: routing.mode, policy: routing.policy },
      waiting: waiting.map(({ conversation, routing: stored }) => ({
        wanted: { ...wantedOf(bot, conversation), ...(stored?.languageIgnored && { language: null }) },
        askAgainAt: askedAgain(stored, agent.id),
        kept: stored?.outcome === 'kept' && (stored.keptUntil ?? 0) > now && conversation.lastAgentId !== agent.id,
      })),
      offered: all > waiting.length,
      now,
    });
    return { ...why, botName: bot.name };
  };

  app.get(
    '/api/me/why-not-receiving',
    { schema: { tags: ['workspace'], summary: 'Why the viewer is given nothing', response: answers(WhyNotReceiving) } },
    async (request) => {
      const viewer = viewerOf(request);
      const now = await store.now();
      const visible = await bots.list(viewer.actor.scope);
      return { bots: await Promise.all(visible.map((bot) => ofBot(viewer, bot, now))) };
    },
  );

  app.get(
    '/api/conversations/:id/visibility',
    {
      schema: {
        tags,
        summary: 'Why it is not in the list',
        params: Params,
        querystring: VisibilityQuery,
        response: answers(Visibility),
      },
    },
    async (request) => {
      const { agent, actor } = viewerOf(request);
      const { id } = request.params;
      const conversation = await conversations.find(actor.scope, id);
      if (conversation === null)
        return { code: (await conversations.exists(id)) ? ('not_member' as const) : ('unknown' as const) };
      const { view, botId, search } = request.query;
      const words = search?.trim();
      const filters = { ...(view ? { view } : {}), ...(botId ? { botId } : {}), ...(words ? { search: words } : {}) };
      return visibilityIn(filters, conversation, agent.id);
    },
  );
};
