import type { Static } from 'typebox';
import type { AgentCommand, CommandResult } from '#core/contracts/agent-commands.ts';
import type { ConversationDetail, ListPage, ListView } from '#core/contracts/conversation.ts';
import type { ErrorBody } from '#core/contracts/errors.ts';
import type { LoginBody, Me, TimelinePage, Workspace } from '#core/contracts/http.ts';

/** `network`: no answer at all; `unknown`: an answer that is not ours, of a proxy for example. */
export type FailureCode = ErrorBody['code'] | 'network' | 'unknown';

export class ApiError extends Error {
  readonly code: FailureCode;
  readonly retryable: boolean;
  constructor(code: FailureCode, retryable: boolean) {
    super(code);
    this.code = code;
    this.retryable = retryable;
  }
}

export type ListRequest = {
  view: ListView;
  botId: string | null;
  search: string;
  before: string | null;
  limit: number;
};
export type Page = Static<typeof TimelinePage>;

type Options = {
  fetch: typeof globalThis.fetch;
  /** Called when a request that needs a session is refused for the lack of one. */
  onUnauthenticated: () => void;
  /** The server's clock, as far as a response tells it. */
  onServerTime: (at: number) => void;
};

const isErrorBody = (body: unknown): body is ErrorBody =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';

const failureOf = async (response: Response): Promise<ApiError> => {
  const body: unknown = await response.json().catch(() => null);
  if (isErrorBody(body)) return new ApiError(body.code, body.retryable);
  return new ApiError('unknown', response.status >= 500 || response.status === 429);
};

/** The gateway's HTTP interface in the words of the contracts. Every failure is an ApiError. */
export const createApi = ({ fetch, onUnauthenticated, onServerTime }: Options) => {
  const request = async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
    const init: RequestInit = { method, credentials: 'same-origin' };
    if (body !== undefined) {
      init.headers = { 'content-type': 'application/json' };
      init.body = JSON.stringify(body);
    }
    const response = await fetch(path, init).catch(() => {
      throw new ApiError('network', true);
    });
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) onServerTime(date);
    if (!response.ok) {
      const failure = await failureOf(response);
      if (failure.code === 'unauthenticated') onUnauthenticated();
      throw failure;
    }
    if (response.status === 204) return undefined as T;
    return (await response.json()) as T;
  };
  const of = (id: string): string => `/api/conversations/${encodeURIComponent(id)}`;

  return {
    login: (body: Static<typeof LoginBody>) => request<unknown>('POST', '/api/auth/login', body),
    logout: () => request<unknown>('POST', '/api/auth/logout', {}),
    me: () => request<Me>('GET', '/api/me'),
    workspace: () => request<Workspace>('GET', '/api/workspace'),
    listen: (on: boolean) => request<unknown>('POST', '/api/me/listening', { on }),
    list: ({ view, botId, search, before, limit }: ListRequest) => {
      const query = new URLSearchParams({ view, limit: String(limit) });
      if (botId) query.set('botId', botId);
      if (search) query.set('search', search);
      if (before) query.set('before', before);
      return request<ListPage>('GET', `/api/conversations?${query}`);
    },
    detail: (id: string) => request<ConversationDetail>('GET', of(id)),
    timelineLatest: (id: string, limit: number) => request<Page>('GET', `${of(id)}/timeline?limit=${limit}`),
    timelineAfter: (id: string, seq: number, limit: number) =>
      request<Page>('GET', `${of(id)}/timeline?after=${seq}&limit=${limit}`),
    timelineBefore: (id: string, seq: number, limit: number) =>
      request<Page>('GET', `${of(id)}/timeline?before=${seq}&limit=${limit}`),
    command: (id: string, command: AgentCommand) => request<CommandResult>('POST', `${of(id)}/commands`, command),
    suggest: (id: string) => request<{ requestId: string }>('POST', `${of(id)}/suggestion`, {}),
    summarise: (id: string) => request<unknown>('POST', `${of(id)}/summary`, {}),
  };
};
export type Api = ReturnType<typeof createApi>;

export const codeOf = (error: unknown): FailureCode => (error instanceof ApiError ? error.code : 'unknown');
