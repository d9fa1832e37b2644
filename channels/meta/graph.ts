import type { Reach } from '../contract/adapter.ts';
import { noAnswer, retryAfter } from '../contract/transport.ts';
import { mayHaveToken, opened } from './download.ts';
import { codeIn, type Failure } from './failure.ts';

export type Call = {
  method: 'GET' | 'POST';
  /** Ids and names of edges; what could lead to another place is refused. */
  path: readonly string[];
  query?: Readonly<Record<string, string>>;
  body?: { json: unknown } | { form: FormData };
};
export type Answer = { ok: true; body: unknown } | { ok: false; failure: Failure };

/** Meta's Graph API. Answers what went wrong, it does not throw. */
export type Graph = {
  call: (call: Call, token: string, reach: Reach) => Promise<Answer>;
  /** The bytes behind an address that the API gave; `token` as in `opened`. @throws Error in words */
  open: (url: string, token: string | null, reach: Reach) => Promise<Response>;
};

/** `url` is another one in tests only. */
export const createGraph = ({ url = 'https://graph.facebook.com', version = 'v26.0' } = {}): Graph => ({
  call: async (call, token, reach) => {
    // What never left may be tried again, whatever the time that is over would have been for.
    if (reach.signal.aborted)
      return { ok: false, failure: { error: { kind: 'retry', why: 'There was no time left to ask the platform.' } } };
    const address = addressOf(`${url}/${version}`, call);
    try {
      const response = await reach.fetch(address, {
        method: call.method,
        headers: headersOf(call, token),
        body: bodyOf(call),
        signal: reach.signal,
        redirect: 'error',
      });
      const text = await response.text();
      const body = parsed(text);
      if (response.ok) return { ok: true, body };
      const afterMs = retryAfter(response.headers, reach.now());
      return {
        ok: false,
        failure: { status: response.status, ...codeIn(body), ...(afterMs !== undefined && { afterMs }) },
      };
    } catch (error) {
      return { ok: false, failure: { error: noAnswer(error) } };
    }
  },
  open: (address, token, reach) => opened(address, token, reach, (to) => mayHaveToken(to, url)),
});

const SEGMENT = /^[A-Za-z0-9_-]+$/;

const addressOf = (base: string, { path, query }: Call): string => {
  if (!path.every((segment) => SEGMENT.test(segment))) throw new TypeError('A path of the Graph API has ids in it.');
  const search = new URLSearchParams(query).toString();
  return `${base}/${path.join('/')}${search && `?${search}`}`;
};

/** The token goes into a header: addresses are written down on the way. */
const headersOf = ({ body }: Call, token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  ...(body && 'json' in body && { 'content-type': 'application/json' }),
});

const bodyOf = ({ body }: Call): FormData | string | null => {
  if (!body) return null;
  return 'json' in body ? JSON.stringify(body.json) : body.form;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
