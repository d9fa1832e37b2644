import createClient from 'openapi-fetch';
import type { Static } from 'typebox';
import type { AgentCommand, CommandResult } from '#core/contracts/agent-commands.ts';
import type { ConversationDetail, ListOrder, ListPage, ListView } from '#core/contracts/conversation.ts';
import type { DeliveryDecision, DeliveryState } from '#core/contracts/delivery.ts';
import type { ErrorBody } from '#core/contracts/errors.ts';
import type { FileState } from '#core/contracts/files.ts';
import type { LoginBody, Me, TimelinePage, Workspace } from '#core/contracts/http.ts';
import type { MessageTemplates } from '#core/contracts/message-templates.ts';
import type { Leaving } from '#core/contracts/people.ts';
import type { Visibility, WhyNotReceiving, WhyWaiting } from '#core/contracts/why.ts';
import { auditCalls } from './audit.ts';
import { channelCalls } from './channels.ts';
import { contactCalls } from './contacts.ts';
import { failedDeliveryCalls } from './failed-deliveries.ts';
import type { Settled } from './request.ts';
import type { paths } from './schema.generated.ts';

/** `network`: no answer at all; `unknown`: an answer that is not ours, of a proxy for example. */
export type FailureCode = ErrorBody['code'] | 'network' | 'unknown';

export class ApiError extends Error {
  readonly code: FailureCode;
  readonly retryable: boolean;
  /** What the server said of it in words of its own, for who administers it. */
  readonly said: string;
  constructor(code: FailureCode, retryable: boolean, said = '') {
    super(code);
    this.said = said;
    this.code = code;
    this.retryable = retryable;
  }
}

export type ListRequest = {
  view: ListView;
  order: ListOrder;
  botId: string | null;
  search: string;
  before: string | null;
  limit: number;
};
export type Page = Static<typeof TimelinePage>;
/** What narrows the list; what is left out narrows nothing. */
export type ListFilters = { view?: ListView; botId?: string; search?: string };

type Options = {
  fetch: typeof globalThis.fetch;
  /** Where the gateway is, for who is no page of its own. */
  baseUrl?: string;
  /** Called when a request that needs a session is refused for the lack of one. */
  onUnauthenticated: () => void;
  /** The server's clock, as far as a response tells it. */
  onServerTime: (at: number) => void;
};

const isErrorBody = (body: unknown): body is ErrorBody =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';

const failureOf = (status: number, body: unknown): ApiError => {
  if (isErrorBody(body)) return new ApiError(body.code, body.retryable, body.message);
  return new ApiError('unknown', status >= 500 || status === 429);
};

/** The gateway's HTTP interface, typed by its own description. Every failure is an ApiError. */
export const createApi = ({ fetch, baseUrl = '', onUnauthenticated, onServerTime }: Options) => {
  const { GET, POST, PATCH, PUT } = createClient<paths>({ fetch, baseUrl, credentials: 'same-origin' });

  const settled: Settled = async <T>(
    answer: Promise<{ data?: T; response: Response; error?: unknown }>,
  ): Promise<T> => {
    const { data, response, error } = await answer.catch(() => {
      throw new ApiError('network', true);
    });
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) onServerTime(date);
    if (response.ok) return data as T;
    const failure = failureOf(response.status, error);
    if (failure.code === 'unauthenticated') onUnauthenticated();
    throw failure;
  };
  // The description knows a slot as any text, the contract its form.
  const timeline = (id: string, query: { after?: number; before?: number; limit: number }): Promise<Page> =>
    settled(GET('/api/conversations/{id}/timeline', { params: { path: { id }, query } })) as Promise<Page>;

  return {
    audit: auditCalls({ GET, settled }),
    channels: channelCalls({ GET, POST, PATCH, PUT, settled }),
    contacts: contactCalls({ GET, POST, settled }),
    failedDeliveries: failedDeliveryCalls({ GET, POST, settled }),
    login: (body: Static<typeof LoginBody>): Promise<unknown> => settled(POST('/api/auth/login', { body })),
    logout: (conversations: Leaving): Promise<unknown> =>
      settled(POST('/api/auth/logout', { body: { conversations } })),
    me: (): Promise<Me> => settled(GET('/api/me')),
    workspace: (): Promise<Workspace> => settled(GET('/api/workspace')),
    listen: (on: boolean): Promise<unknown> => settled(POST('/api/me/listening', { body: { on } })),
    list: ({ view, order, botId, search, before, limit }: ListRequest): Promise<ListPage> => {
      const chosen = { ...(botId ? { botId } : {}), ...(search ? { search } : {}), ...(before ? { before } : {}) };
      return settled(GET('/api/conversations', { params: { query: { view, order, limit, ...chosen } } }));
    },
    detail: (id: string): Promise<ConversationDetail> =>
      settled(GET('/api/conversations/{id}', { params: { path: { id } } })),
    files: (id: string): Promise<{ files: FileState[] }> =>
      settled(GET('/api/conversations/{id}/files', { params: { path: { id } } })),
    timelineLatest: (id: string, limit: number) => timeline(id, { limit }),
    timelineAfter: (id: string, after: number, limit: number) => timeline(id, { after, limit }),
    timelineBefore: (id: string, before: number, limit: number) => timeline(id, { before, limit }),
    command: (id: string, body: AgentCommand): Promise<CommandResult> =>
      settled(POST('/api/conversations/{id}/commands', { params: { path: { id } }, body })),
    decideDelivery: (id: string, seq: number, what: DeliveryDecision['what']): Promise<DeliveryState> =>
      settled(POST('/api/conversations/{id}/deliveries/{seq}', { params: { path: { id, seq } }, body: { what } })),
    messageTemplates: (id: string): Promise<Static<typeof MessageTemplates>> =>
      settled(GET('/api/conversations/{id}/templates', { params: { path: { id } } })),
    why: (id: string): Promise<WhyWaiting> => settled(GET('/api/conversations/{id}/why', { params: { path: { id } } })),
    visibility: (id: string, query: ListFilters): Promise<Visibility> =>
      settled(GET('/api/conversations/{id}/visibility', { params: { path: { id }, query } })),
    whyNotReceiving: (): Promise<WhyNotReceiving> => settled(GET('/api/me/why-not-receiving')),
    turnOnHumanSupport: (id: string): Promise<unknown> =>
      settled(PATCH('/api/bots/{id}', { params: { path: { id } }, body: { humanSupport: true } })),
    suggest: (id: string): Promise<{ requestId: string }> =>
      settled(POST('/api/conversations/{id}/suggestion', { params: { path: { id } }, body: null })),
    summarise: (id: string): Promise<unknown> =>
      settled(POST('/api/conversations/{id}/summary', { params: { path: { id } }, body: null })),
  };
};
export type Api = ReturnType<typeof createApi>;

export const codeOf = (error: unknown): FailureCode => (error instanceof ApiError ? error.code : 'unknown');
