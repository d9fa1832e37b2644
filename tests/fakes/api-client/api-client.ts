import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureOf } from './standard-webhooks.ts';

export type ToldFile = { media: string; name: string; mimeType: string; size: number; content: string };
export type Told = {
  type: string;
  id: string;
  data: { customer?: { id: string }; text?: string; choices?: string[]; files?: ToldFile[]; by?: string };
};
export type Manner =
  | { status: number; headers?: Record<string, string> }
  | 'cut'
  | 'hang'
  | 'take and cut'
  | 'take and hang';
/** What came in: under which id, when, and with what it was answered; null for no answer. */
export type Attempt = { id: string; at: number; status: number | null };

/** Seconds by which clocks may differ. */
const TOLERANCE = 300;

/**
 * A system that joined by the API channel: it checks every signature and its age, takes what comes again under the same id once,
 * and answers with an id of its own.
 */
export const startApiClient = async (firstKey: string) => {
  let key = firstKey;
  const told: Told[] = [];
  const takings: Told[] = [];
  const refused: string[] = [];
  const attempts: Attempt[] = [];
  const files = new Map<string, { mimeType: string; bytes: Uint8Array }>();
  let mannerOf: (attempt: number) => Manner | null = () => null;

  const whatIsWrong = (headers: IncomingHttpHeaders, body: Buffer): string | null => {
    const [id, timestamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
    if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > TOLERANCE) return 'too old';
    const expected = signatureOf(key, id, timestamp, body);
    return String(headers['webhook-signature']).split(' ').includes(expected) ? null : 'not signed';
  };

  const server = createServer(async (request, response) => {
    const file = files.get(request.url ?? '');
    if (request.method === 'GET') {
      if (file) response.writeHead(200, { 'content-type': file.mimeType }).end(file.bytes);
      else response.writeHead(404).end();
      return;
    }
    const body = Buffer.concat(await request.toArray());
    const id = String(request.headers['webhook-id']);
    const attempt: Attempt = { id, at: Date.now(), status: null };
    const answer = (status: number, headers: Record<string, string> = {}, text?: string): void => {
      attempt.status = status;
      response.writeHead(status, headers).end(text);
    };
    const manner = mannerOf(attempts.push(attempt));
    const wrong = whatIsWrong(request.headers, body);
    if (wrong !== null) {
      refused.push(wrong);
      return answer(401);
    }
    if (manner === 'hang') return;
    if (manner === 'cut') return void request.socket.destroy();
    if (typeof manner === 'object' && manner !== null) return answer(manner.status, manner.headers);
    const { type, data } = JSON.parse(body.toString()) as Omit<Told, 'id'>;
    takings.push({ type, id, data });
    if (!told.some((known) => known.id === id)) told.push({ type, id, data });
    if (manner === 'take and hang') return;
    if (manner === 'take and cut') return void request.socket.destroy();
    answer(200, { 'content-type': 'application/json' }, JSON.stringify({ id: `theirs-${id}` }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/baton`,
    host: `127.0.0.1:${port}`,
    told,
    /** Every time that something was taken, also what it had already. */
    takings,
    refused,
    attempts,
    messages: () => told.filter(({ type }) => type === 'message.created'),
    serve: (path: string, mimeType: string, bytes: Uint8Array): string => {
      files.set(path, { mimeType, bytes });
      return `http://127.0.0.1:${port}${path}`;
    },
    /** The same to everybody, or as the number of the attempt says. */
    behave: (how: Manner | null | typeof mannerOf): void => {
      mannerOf = typeof how === 'function' ? how : () => how;
    },
    /** From now on it expects what is signed with another key. */
    rekey: (another: string): void => {
      key = another;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
export type ApiClient = Awaited<ReturnType<typeof startApiClient>>;
