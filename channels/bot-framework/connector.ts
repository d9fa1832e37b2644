import type { Reach } from '../contract/adapter.ts';
import type { SendError } from '../contract/outbound.ts';
import { noAnswer, retryAfter } from '../contract/transport.ts';
import { errorOf } from './errors.ts';
import type { BotAccount } from './settings.ts';
import type { Tokens } from './tokens.ts';

export type Answer = { ok: true; body: unknown } | { ok: false; error: SendError };
type Asked = { account: BotAccount; reach: Reach };

/** The Bot Connector of a channel. Answers what went wrong, it does not throw. */
export type Connector = {
  post: (address: string, body: object, asked: Asked) => Promise<Answer>;
  /** With the token of the app, which only connectors may see. Refusals are answered as they are. */
  get: (address: string, asked: Asked) => Promise<Response>;
};

const NO_TIME: SendError = { kind: 'retry', why: 'There was no time left to ask the platform.' };

export const createConnector = (tokens: Tokens): Connector => {
  /** A token that is not taken, though its time is not over, is asked for anew, once. */
  const withToken = async (
    { account, reach }: Asked,
    ask: (token: string) => Promise<Response>,
  ): Promise<Response | SendError> => {
    const first = await tokens.of(account, reach);
    if (!first.ok) return first.error;
    const response = await ask(first.token);
    if (response.status !== 401) return response;
    await response.body?.cancel();
    tokens.forget(account, first.token);
    const second = await tokens.of(account, reach);
    return second.ok ? ask(second.token) : second.error;
  };

  return {
    post: async (address, body, asked) => {
      const { fetch, signal, now } = asked.reach;
      // What never left may be tried again, whatever the time that is over would have been for.
      if (signal.aborted) return { ok: false, error: NO_TIME };
      try {
        const response = await withToken(asked, (token) =>
          fetch(address, {
            ...{ method: 'POST', redirect: 'error', signal, body: JSON.stringify(body) },
            headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          }),
        );
        if (!(response instanceof Response)) return { ok: false, error: response };
        const said = parsed(await response.text());
        if (response.ok) return { ok: true, body: said };
        const afterMs = retryAfter(response.headers, now());
        return { ok: false, error: errorOf({ status: response.status, body: said, afterMs }) };
      } catch (error) {
        return { ok: false, error: noAnswer(error) };
      }
    },

    get: async (address, asked) => {
      const { fetch, signal } = asked.reach;
      const response = await withToken(asked, (token) =>
        fetch(address, { redirect: 'error', signal, headers: { authorization: `Bearer ${token}` } }),
      );
      if (response instanceof Response) return response;
      throw new Error(response.why);
    },
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
