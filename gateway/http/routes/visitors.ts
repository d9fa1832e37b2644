import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import {
  Session,
  SessionBody,
  VisitorEarlier,
  VisitorPlace,
  VisitorTimeline,
  type WidgetConfig,
} from '#core/contracts/http.ts';
import { Seq } from '#core/contracts/primitives.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { Bot } from '#core/store/bots.ts';
import { visitorEntryOf, visitorStateOf } from '#core/store/views.ts';
import type { Visitor } from '../../auth/visitor-tokens.ts';
import type { Deps } from '../../deps.ts';
import { answers } from '../answers.ts';
import type { App } from '../fastify.ts';
import { limitPerAddress } from '../limits.ts';
import { createVisitorOf } from '../visitor-of.ts';

const tags = ['web channel'];
/** Entries of one answer. A widget that missed more begins with the latest. */
const MOST = 500;
const LATEST = 100;

const configOf = (bot: Bot): WidgetConfig => ({
  channelId: bot.channelAccountId,
  botName: bot.name,
  greeting: bot.greeting,
  quickReplies: bot.quickReplies,
  brand: bot.brand,
  humanSupport: bot.humanSupport,
});

const seenBy = (events: readonly ConversationEvent[] | null): VisitorEntry[] =>
  (events ?? []).map(visitorEntryOf).filter((entry) => entry !== null);

export const visitorRoutes = (app: App, { store, visitorTokens }: Deps): void => {
  const { bots, conversations, timeline } = store;

  app.post(
    '/api/web/sessions',
    {
      config: { rateLimit: limitPerAddress.sessions },
      schema: {
        tags,
        summary: 'Begin, or go on with, a visitor’s session',
        description:
          'Without a valid refresh token the visitor is a new one. Nothing is stored before the first message.',
        body: SessionBody,
        response: answers(Session),
      },
    },
    async ({ body }, reply) => {
      const bot = await bots.cachedByChannelAccount(body.channelId);
      if (bot === null) throw new BatonError('not_found');
      const known = body.refreshToken ? visitorTokens.refreshOf(body.refreshToken) : null;
      const returning = known?.channelAccountId === body.channelId ? known : null;
      const visitor: Visitor = returning ?? { channelAccountId: body.channelId, peer: randomUUID() };
      const current = returning ? await conversations.currentOf(returning.channelAccountId, returning.peer) : null;
      reply.header('cache-control', 'no-store');
      return { ...visitorTokens.issue(visitor, Date.now()), config: configOf(bot), state: visitorStateOf(current) };
    },
  );

  const visitorOf = createVisitorOf(visitorTokens);

  app.get(
    '/api/web/timeline',
    {
      schema: {
        tags,
        summary: 'What the visitor may see of their current conversation',
        querystring: Type.Object({ after: Type.Optional(Seq) }, { additionalProperties: false }),
        response: answers(VisitorTimeline),
      },
    },
    async (request, reply) => {
      const { channelAccountId, peer } = visitorOf(request);
      const scope = { kind: 'peer', channelAccountId, peer } as const;
      const { after = 0 } = request.query;
      reply.header('cache-control', 'no-store');
      const current = await conversations.currentOf(channelAccountId, peer);
      if (current === null) return { state: visitorStateOf(null), entries: [] };
      const state = visitorStateOf(current);
      if (after === 0)
        return { state, entries: seenBy(await timeline.before(scope, current.id, Number.MAX_SAFE_INTEGER, LATEST)) };
      // Nothing means that there is nothing more: what a visitor doesn't see may be longer than a page.
      for (let from = after; ; ) {
        const events = (await timeline.after(scope, current.id, from, MOST)) ?? [];
        const entries = seenBy(events);
        const last = events.at(-1);
        if (entries.length > 0 || events.length < MOST || last === undefined) return { state, entries };
        from = last.seq;
      }
    },
  );

  app.get(
    '/api/web/earlier',
    {
      schema: {
        tags,
        summary: 'What the visitor saw before, backwards through their own conversations',
        querystring: Type.Object(VisitorPlace.properties, { additionalProperties: false }),
        response: answers(VisitorEarlier),
      },
    },
    async (request, reply) => {
      const scope = { kind: 'peer', ...visitorOf(request) } as const;
      const { conversationId, before = Number.MAX_SAFE_INTEGER } = request.query;
      reply.header('cache-control', 'no-store');
      const conversation = await conversations.find(scope, conversationId);
      const events = conversation && (await timeline.before(scope, conversationId, before, LATEST));
      if (conversation === null || events === null) throw new BatonError('not_found');
      const entries = seenBy(events);
      const first = events[0]?.seq ?? 1;
      if (first > 1) return { entries, next: { conversationId, before: first } };
      const { previousId } = conversation;
      return { entries, next: previousId === null ? null : { conversationId: previousId } };
    },
  );
};
