import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { type Pinned, pin, type Resolve } from './pin.ts';
import { requestPinned } from './pinned-request.ts';
import { type Hop, nextHop } from './redirect.ts';
import { RefusedAddress } from './refused-address.ts';

export type SafeFetchOptions = {
  /** `host:port` of an admin's own servers, which may be private and speak plain http. */
  allow?: readonly string[];
  /** Milliseconds for the whole of it, the body included. */
  timeout?: number;
  resolve?: Resolve;
};

export { RefusedAddress } from './refused-address.ts';

const MOST_REDIRECTS = 5;
const TIMEOUT = 60_000;
/** Statuses that have no body: https://fetch.spec.whatwg.org/#null-body-status */
const BODILESS = new Set([101, 103, 204, 205, 304]);

const askDns: Resolve = async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address);

const bytesOf = (answer: IncomingMessage): ReadableStream<Uint8Array> => {
  const pieces = answer[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => {
        answer.destroy();
      },
    },
    { highWaterMark: 0 },
  );
};

const responseOf = (answer: IncomingMessage, method: string): Response => {
  const { statusCode: status = 0, statusMessage: statusText = '' } = answer;
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  if (method !== 'HEAD' && !BODILESS.has(status)) return new Response(bytesOf(answer), { status, statusText, headers });
  answer.resume();
  return new Response(null, { status, statusText, headers });
};

/** Names are not resolved faster for being waited for no longer; but the wait ends. */
const untilAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

/**
 * A `fetch` for addresses that somebody else named: https only, to public addresses only, also after a redirect. Names are
 * resolved once, and the connection goes to what was looked at. Whoever reads the body counts the bytes and stops.
 * @throws RefusedAddress; TypeError with the network's error as its cause, as `fetch` does
 */
export const createSafeFetch = ({
  allow = [],
  timeout = TIMEOUT,
  resolve = askDns,
}: SafeFetchOptions = {}): typeof fetch => {
  const ours = new Set(allow);

  return async (input, init) => {
    const request = new Request(input, init);
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeout)]);
    const headers = new Headers(request.headers);
    // What is packed could grow beyond what its reader has counted.
    headers.set('accept-encoding', 'identity');
    let hop: Hop = { url: new URL(request.url), method: request.method, headers, body };
    for (let redirects = 0; ; redirects++) {
      const answer = await answerTo(hop, signal, (url) => pin(url, ours, resolve));
      const next = request.redirect === 'manual' ? null : nextHop(hop, answer);
      if (next === null) return responseOf(answer, hop.method);
      answer.destroy();
      if (request.redirect === 'error' || redirects === MOST_REDIRECTS)
        throw new RefusedAddress('The address leads on to others too often.');
      hop = next;
    }
  };
};

const answerTo = async (
  hop: Hop,
  signal: AbortSignal,
  look: (url: URL) => Promise<Pinned>,
): Promise<IncomingMessage> => {
  try {
    const to = await untilAborted(look(hop.url), signal);
    return await requestPinned({ ...hop, signal, to });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof RefusedAddress) throw error;
    throw new TypeError('fetch failed', { cause: error });
  }
};
