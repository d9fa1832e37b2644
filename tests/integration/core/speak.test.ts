import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AGENT_NAMESPACE, VISITOR_NAMESPACE } from '#core/contracts/realtime.ts';
import { createEmitter, type Emitter } from '#core/realtime/emitter.ts';
import { botRoom, visitorRoom } from '#core/realtime/rooms.ts';
import {
  closePatientRedis,
  closeRealtimeServer,
  createPatientRedis,
  createRealtimeServer,
} from '#core/realtime/server.ts';
import { speakInto, speakThrough } from '#core/realtime/speak.ts';
import { serviceUrls } from './harness.ts';

const prefix = randomUUID();
const { redisUrl } = serviceUrls();
const redis = [1, 2].map(() => createPatientRedis(redisUrl, () => undefined)) as [
  ReturnType<typeof createPatientRedis>,
  ReturnType<typeof createPatientRedis>,
];
const http = createServer();
const server = createRealtimeServer(redis[0], prefix);
let url: string;
beforeAll(async () => {
  for (const namespace of [AGENT_NAMESPACE, VISITOR_NAMESPACE])
    server.of(namespace).use((socket, next) => {
      void Promise.resolve(socket.join(socket.handshake.auth.room)).then(() => next());
    });
  server.attach(http);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.engine.close();
  await closeRealtimeServer(server);
  await Promise.all(redis.map(closePatientRedis));
  http.close();
});

const listenIn = async (namespace: string, room: string): Promise<{ socket: Socket; heard: unknown[] }> => {
  const socket = io(`${url}${namespace}`, { transports: ['websocket'], forceNew: true, auth: { room } });
  const heard: unknown[] = [];
  socket.on('message', (message) => heard.push(message));
  await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
  return { socket, heard };
};

const entitled: [string, () => Emitter][] = [
  ['a process with sockets', () => createEmitter(speakThrough(server))],
  [
    'a process without sockets',
    () =>
      createEmitter(
        speakInto(redis[1], prefix, (error) => {
          throw error;
        }),
      ),
  ],
];

test.each(entitled)('%s is heard by those in the room, and by nobody else', async (_who, create) => {
  const emitter = create();
  const agent = await listenIn(AGENT_NAMESPACE, botRoom('b1'));
  const other = await listenIn(AGENT_NAMESPACE, botRoom('b2'));
  const visitor = await listenIn(VISITOR_NAMESPACE, visitorRoom('web', 'anna'));
  const gone = { type: 'gone', conversationId: 'c1' } as const;
  const receipt = { type: 'receipt', seenSeq: 3 } as const;
  const last = { type: 'gone', conversationId: 'c2' } as const;
  // The adapter begins to read at the end of the stream: said again until it is heard.
  await expect
    .poll(() => {
      emitter.toAgents('b1', gone);
      return agent.heard;
    })
    .toContainEqual(gone);
  emitter.toVisitor('web', 'anna', receipt);
  await expect.poll(() => visitor.heard).toEqual([receipt]);
  emitter.toAgents('b2', last);
  await expect.poll(() => other.heard).toEqual([last]);
  // Of the old bot's people those are told who do not see the new one.
  const both = await listenIn(AGENT_NAMESPACE, botRoom('b1'));
  const rooms = [botRoom('b1'), botRoom('b2')];
  for (const socket of server.of(AGENT_NAMESPACE).sockets.values())
    if (socket.id === both.socket.id) await socket.join(rooms);
  emitter.goneFrom('b1', { id: 'c3', botId: 'b2' });
  const moved = { type: 'gone', conversationId: 'c3' };
  await expect.poll(() => agent.heard).toContainEqual(moved);
  emitter.toAgents('b1', last);
  await expect.poll(() => both.heard).toContainEqual(last);
  expect([both.heard, other.heard].flat()).not.toContainEqual(moved);
  for (const { socket } of [agent, other, visitor, both]) socket.close();
});

// A rejection that nobody handles ends a process; here it fails the run.
test('a server that is closed while it is still subscribing goes quietly', async () => {
  for (let pause = 0; pause < 40; pause++) {
    const client = createPatientRedis(redisUrl, () => undefined);
    const young = createRealtimeServer(client, randomUUID());
    young.of(AGENT_NAMESPACE);
    await new Promise((resolve) => setTimeout(resolve, pause / 4));
    await closeRealtimeServer(young);
    await closePatientRedis(client);
  }
});
