import { Type } from 'typebox';
import { ConversationDetail, ListPage, ListQuery } from '#core/contracts/conversation.ts';
import { TimelinePage } from '#core/contracts/http.ts';
import { Id, Seq } from '#core/contracts/primitives.ts';
import { BatonError } from '#core/domain/errors.ts';
import { rowOf } from '#core/store/views.ts';
import type { Deps } from '../../deps.ts';
import { fileStateOf, sendLimitsOf } from '../../files.ts';
import { earlierOf } from '../../person.ts';
import { answers } from '../answers.ts';
import { detailOf } from '../conversation-detail.ts';
import type { App } from '../fastify.ts';
import { viewerOf } from '../guards.ts';

const tags = ['conversations'];
const PAGE = 50;
const LONGEST_PAGE = 500;

const StrictListQuery = Type.Object(ListQuery.properties, { additionalProperties: false });
const Params = Type.Object({ id: Id });
const TimelineQuery = Type.Object(
  {
    after: Type.Optional(Seq),
    before: Type.Optional(Seq),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LONGEST_PAGE })),
  },
  { additionalProperties: false, description: 'The latest entries, unless `after` or `before` says otherwise' },
);

export const conversationRoutes = (app: App, { store, windows, adapters, files: kept }: Deps): void => {
  const { conversations, timeline } = store;

  app.get(
    '/api/conversations',
    { schema: { tags, summary: 'One page of the list', querystring: StrictListQuery, response: answers(ListPage) } },
    async (request) => {
      const { agent, actor } = viewerOf(request);
      const { view, order = 'newest', botId, search, before, limit = PAGE } = request.query;
      const options = {
        view,
        order,
        limit,
        ...(botId ? { botId } : {}),
        ...(search?.trim() ? { search: search.trim() } : {}),
        ...(before ? { before } : {}),
      };
      const [{ rows, next }, counts] = await Promise.all([
        conversations.list(actor.scope, agent.id, options),
        conversations.counts(actor.scope, agent.id),
      ]);
      return { rows: rows.map(rowOf), counts, next };
    },
  );

  app.get(
    '/api/conversations/:id',
    { schema: { tags, summary: 'One conversation', params: Params, response: answers(ConversationDetail) } },
    async (request) => {
      const { actor, agent } = viewerOf(request);
      const { scope } = actor;
      const conversation = await conversations.find(scope, request.params.id);
      if (conversation === null) throw new BatonError('not_found');
      const [aside, earlier, deliveries, stored] = await Promise.all([
        conversations.aside(scope, conversation.id),
        earlierOf({ store }, scope, conversation),
        conversation.channel === 'web' ? [] : store.deliveries.ofConversation(conversation.id),
        kept ? store.files.ofConversation(conversation.id) : [],
      ]);
      const viewer = { kind: 'agent', id: agent.id } as const;
      const files = kept ? stored.map((file) => fileStateOf(file, viewer, kept, store.time())) : [];
      const uploads = kept ? sendLimitsOf(adapters, conversation.channel, kept) : null;
      return detailOf(conversation, aside, earlier, deliveries, windows, { files, uploads });
    },
  );

  app.get(
    '/api/conversations/:id/timeline',
    {
      schema: {
        tags,
        summary: 'Entries in order of seq',
        params: Params,
        querystring: TimelineQuery,
        response: answers(TimelinePage),
      },
    },
    async (request) => {
      const { scope } = viewerOf(request).actor;
      const { id } = request.params;
      const { after, before, limit = PAGE } = request.query;
      if (after !== undefined && before !== undefined)
        throw new BatonError('invalid_input', 'Ask for what comes after or before a seq, not for both.');
      // One more than wanted tells whether there is more.
      const found =
        after === undefined
          ? await timeline.before(scope, id, before ?? Number.MAX_SAFE_INTEGER, limit + 1)
          : await timeline.after(scope, id, after, limit + 1);
      if (found === null) throw new BatonError('not_found');
      const more = found.length > limit;
      return { entries: after === undefined ? found.slice(-limit) : found.slice(0, limit), more };
    },
  );
};
