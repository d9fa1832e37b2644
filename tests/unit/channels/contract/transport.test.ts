import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { noAnswer, retryAfter } from '#channels/contract/transport.ts';

const failureOf = (url: string, options: RequestInit = {}): Promise<unknown> =>
  fetch(url, { method: 'POST', body: 'x', ...options }).then(
    () => null,
    (error: unknown) => error,
  );

const listen = async (onConnection: (socket: Socket) => void) => {
  const server = createServer(onConnection).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) };
};

describe('a request that got no answer', () => {
  test('surely did nothing where nobody listens', async () => {
    const server = await listen(() => undefined);
    await server.close();
    expect(noAnswer(await failureOf(server.url))).toMatchObject({ kind: 'retry', code: 'ECONNREFUSED' });
  });

  test('may have been carried out where the other side hangs up', async () => {
    const server = await listen((socket) => void socket.once('data', () => socket.destroy()));
    expect(noAnswer(await failureOf(server.url))).toMatchObject({ kind: 'unknownOutcome' });
    await server.close();
  });

  test('may have been carried out where it takes too long', async () => {
    const stop = new AbortController();
    const server = await listen((socket) => void socket.on('error', () => undefined).once('data', () => stop.abort()));
    expect(noAnswer(await failureOf(server.url, { signal: stop.signal }))).toMatchObject({ kind: 'unknownOutcome' });
    await server.close();
  });
});

test.each([
  ['2', 2_000],
  ['0', 0],
  ['Sun, 22 Nov 2026 10:00:05 GMT', 5_000],
  ['Sun, 22 Nov 2026 09:00:00 GMT', undefined],
  ['soon', undefined],
])('Retry-After: %s', (value, ms) => {
  expect(retryAfter(new Headers({ 'retry-after': value }), Date.UTC(2026, 10, 22, 10))).toBe(ms);
});
