import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSafeFetch, RefusedAddress } from '#core/files/safe-fetch.ts';

let servers: Server[] = [];
let seen: IncomingMessage[] = [];
let answer: RequestListener;

const listen = async (host = '127.0.0.1', port = 0): Promise<number> => {
  const server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  servers.push(server);
  return (server.address() as AddressInfo).port;
};

beforeEach(() => {
  servers = [];
  seen = [];
  answer = (_request, response) => response.end('bytes');
});
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const resolvingTo = (...addresses: string[]) => vi.fn(async () => addresses);

test.each([
  ['https://127.0.0.1:PORT/', 'private network'],
  ['https://localhost:PORT/', 'private network'],
  ['https://2130706433:PORT/', 'private network'],
  ['https://0x7f.0.0.1:PORT/', 'private network'],
  ['https://[::ffff:127.0.0.1]:PORT/', 'private network'],
  ['https://[::1]:PORT/', 'private network'],
  ['https://169.254.169.254/latest/meta-data/', 'private network'],
  ['http://example.com/', 'https'],
  ['ftp://example.com/', 'https'],
  ['file:///etc/passwd', 'https'],
])('nothing is fetched from %s', async (address, why) => {
  const port = await listen();
  await expect(createSafeFetch()(address.replace('PORT', String(port)))).rejects.toThrow(why);
  expect(seen).toEqual([]);
});

test('a name that leads into a private network besides others is refused', async () => {
  const resolve = resolvingTo('93.184.216.34', '10.0.0.7');
  await expect(createSafeFetch({ resolve })('https://media.example/')).rejects.toThrow(RefusedAddress);
});

test('a name that is said to lead elsewhere the next time leads where it was looked at', async () => {
  const port = await listen('127.0.0.1');
  await listen('127.0.0.2', port);
  const resolve = vi.fn(async () => (resolve.mock.calls.length === 1 ? ['127.0.0.1'] : ['127.0.0.2']));
  answer = ({ socket, headers }, response) => response.end(`${headers.host} at ${socket.localAddress}`);
  const response = await createSafeFetch({ allow: [`media.example:${port}`], resolve })(
    `http://media.example:${port}/a`,
  );
  expect(await response.text()).toBe(`media.example:${port} at 127.0.0.1`);
  expect(resolve).toHaveBeenCalledOnce();
});

test('a name that was public when it was looked at does not become private by being asked for again', async () => {
  const port = await listen();
  const resolve = vi.fn(async () => (resolve.mock.calls.length === 1 ? ['203.0.113.0', '1.1.1.1'] : ['127.0.0.1']));
  await expect(createSafeFetch({ resolve })(`https://media.example:${port}/`)).rejects.toThrow(RefusedAddress);
  expect(seen).toEqual([]);
});

const fetchHere = (port: number, options = {}) => createSafeFetch({ allow: [`127.0.0.1:${port}`], ...options });

test('an admin’s own server may be private, at its very port', async () => {
  const port = await listen();
  const other = await listen();
  const response = await fetchHere(port)(`http://127.0.0.1:${port}/`);
  expect([response.status, await response.text()]).toEqual([200, 'bytes']);
  await expect(fetchHere(port)(`http://127.0.0.1:${other}/`)).rejects.toThrow(RefusedAddress);
});

test('every redirect is looked at anew', async () => {
  const port = await listen();
  const inside = await listen();
  answer = (request, response) => {
    if (request.url === '/secret') return response.end('secret');
    return response.writeHead(302, { location: `http://127.0.0.1:${inside}/secret` }).end();
  };
  await expect(fetchHere(port)(`http://127.0.0.1:${port}/`)).rejects.toThrow(RefusedAddress);
  expect(seen).toHaveLength(1);
});

test('redirects end after five', async () => {
  const port = await listen();
  answer = (_request, response) => response.writeHead(307, { location: '/again' }).end();
  await expect(fetchHere(port)(`http://127.0.0.1:${port}/`)).rejects.toThrow('too often');
  expect(seen).toHaveLength(6);
});

test('what vouches for somebody goes to nobody else', async () => {
  const port = await listen();
  const other = await listen();
  answer = (request, response) => {
    const { port: here } = request.socket.address() as AddressInfo;
    if (here === other) return response.end('bytes');
    const location = request.url === '/' ? '/same' : `http://127.0.0.1:${other}/`;
    return response.writeHead(302, { location }).end();
  };
  const fetchFrom = createSafeFetch({ allow: [`127.0.0.1:${port}`, `127.0.0.1:${other}`] });
  const headers = { authorization: 'Bearer secret', cookie: 'a=b', 'x-api-key': 'secret', accept: 'image/png' };
  await fetchFrom(`http://127.0.0.1:${port}/`, { headers });
  const [, same, elsewhere] = seen.map(({ headers }) => headers);
  expect(same).toMatchObject({ authorization: 'Bearer secret', 'x-api-key': 'secret' });
  expect(elsewhere).toMatchObject({ accept: 'image/png' });
  expect(JSON.stringify(elsewhere)).not.toMatch(/secret|a=b/);
});

test('whoever dawdles is left when time is up, in the midst of the body too', async () => {
  const port = await listen();
  answer = (_request, response) => response.writeHead(200, { 'content-length': 100 }).write('bytes');
  const read = async () => (await fetchHere(port, { timeout: 300 })(`http://127.0.0.1:${port}/`)).text();
  await expect(read()).rejects.toThrow();
  expect(seen).toHaveLength(1);
});

test('who asked may stop asking', async () => {
  const port = await listen();
  const controller = new AbortController();
  answer = () => controller.abort(new Error('nobody wants it'));
  await expect(fetchHere(port)(`http://127.0.0.1:${port}/`, { signal: controller.signal })).rejects.toThrow('nobody');
});

test('who has read enough closes the line', async () => {
  const port = await listen();
  answer = (_request, response) => {
    const more = () =>
      void (response.write(Buffer.alloc(64 * 1024)) ? setImmediate(more) : response.once('drain', more));
    more();
  };
  const { body } = await fetchHere(port)(`http://127.0.0.1:${port}/`);
  const reader = body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await expect.poll(() => seen[0]?.socket.destroyed).toBe(true);
});

test('a body is sent as it is', async () => {
  const port = await listen();
  let body = '';
  answer = (request, response) => {
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => response.writeHead(204).end());
  };
  const response = await fetchHere(port)(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{"a":1}' });
  expect([response.status, body]).toEqual([204, '{"a":1}']);
});

test('a network that fails does so as with any other fetch', async () => {
  const error = await fetchHere(9)('http://127.0.0.1:9/').catch((error) => error);
  expect(error).toBeInstanceOf(TypeError);
  expect(error.cause).toMatchObject({ code: 'ECONNREFUSED' });
});
