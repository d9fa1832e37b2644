import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Taken = { id: string; to: string; text: string; at: number };
/** What it does with a message: takes it, says that it is busy, hangs up before or after it took it, or refuses for good. */
export type Manner =
  | 'takes'
  | 'busy'
  | 'cuts'
  | 'takes_and_cuts'
  | 'unauthorised'
  | 'unknown_customer'
  | 'never_answers';

/** A messaging platform as simple as one can be: `POST /messages {to, text}` with a bearer token, answered with an id. */
export const startPlatform = async (token: string) => {
  const taken: Taken[] = [];
  const attempts: { to: string; text: string }[] = [];
  let mannerOf = (_to: string, _text: string): Manner => 'takes';

  const answer = (
    response: ServerResponse,
    status: number,
    body: object,
    headers: Record<string, string> = {},
  ): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

  const server = createServer(async (request, response) => {
    const { to, text } = JSON.parse(Buffer.concat(await request.toArray()).toString());
    attempts.push({ to, text });
    const manner = request.headers.authorization === `Bearer ${token}` ? mannerOf(to, text) : 'unauthorised';
    const take = (): string => {
      const id = `there-${taken.length + 1}`;
      taken.push({ id, to, text, at: performance.now() });
      return id;
    };
    switch (manner) {
      case 'takes':
        return answer(response, 200, { id: take() });
      case 'busy':
        return answer(response, 503, { error: 'busy' }, { 'retry-after': '0' });
      case 'takes_and_cuts':
        take();
        return request.socket.destroy();
      case 'cuts':
        return request.socket.destroy();
      case 'unauthorised':
        return answer(response, 401, { error: 'token' });
      case 'unknown_customer':
        return answer(response, 404, { error: 'customer' });
      case 'never_answers':
        return undefined;
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    taken,
    attempts,
    behave: (manner: typeof mannerOf): void => {
      mannerOf = manner;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
export type Platform = Awaited<ReturnType<typeof startPlatform>>;
