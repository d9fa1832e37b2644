import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { Server, type Socket } from 'socket.io';
import { io } from 'socket.io-client';
import { expect, it } from 'vitest';
import { type ServerToVisitor, VISITOR_NAMESPACE } from '#core/contracts/realtime.ts';
import { visitorRoom } from '#core/realtime/rooms.ts';
import { createPatientRedis } from '#core/realtime/server.ts';
import { speakInto } from '#core/realtime/speak.ts';
import { streamOf } from '#core/realtime/stream.ts';
import { newId } from '#core/store/ids.ts';
import { dropSlowLines } from '#gateway/realtime/slow-lines.ts';
import { stopReading } from '../../faults/reading.ts';
import { addBot, change, createBrowser, eventually, startGateway, visitorSocket } from './harness.ts';

const MOST = 256 * 1024;
/** More than the buffers of both ends in the operating system. */
const FLOOD = 32 * 1024 * 1024;
const CHUNK = 16 * 1024;

const waitingFor = ({ conn }: Socket): number => {
  const { writeBuffer, transport } = conn as unknown as {
    writeBuffer: { data?: string }[];
    transport: { socket: { bufferedAmount: number } };
  };
  return writeBuffer.reduce((sum, { data = '' }) => sum + data.length, 0) + transport.socket.bufferedAmount;
};

it('keeps no more than the bound for a socket that does not read, and drops it there; one that reads stays', async () => {
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  dropSlowLines(server, pino({ level: 'silent' }), MOST);
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const open = async () => {
    const accepted = once(server, 'connection');
    const client = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
    return { client, socket: (await accepted)[0] as Socket };
  };
  const [slow, quick] = [await open(), await open()];
  let heard = 0;
  quick.client.on('words', () => heard++);
  await eventually('both', () => slow.client.connected && quick.client.connected);
  const dropped = once(slow.socket, 'disconnect').then(() => 'dropped');
  const resume = stopReading(slow.client);

  let most = 0;
  const words = 'x'.repeat(CHUNK);
  let said = 0;
  for (; said < FLOOD / CHUNK; said++) {
    server.emit('words', words);
    most = Math.max(most, waitingFor(slow.socket));
    // Nobody is slow who is given no time to read.
    while (heard < said - 4) await new Promise(setImmediate);
  }
  expect(await Promise.race([dropped, 'kept'])).toBe('dropped');
  expect(most).toBeLessThan(2 * MOST + 2 * CHUNK);
  await eventually('all of it, for who reads', () => heard === said);
  expect(quick.client.connected).toBe(true);

  const closed = new Promise((resolve) => slow.client.once('disconnect', resolve));
  resume();
  await closed;
  quick.client.close();
  await server.close();
});

it('gives everything to a page that did not read, was dropped and came back', async () => {
  const gateway = await startGateway();
  const redis = createPatientRedis(process.env.BATON_TEST_REDIS_URL ?? '', () => undefined);
  const speak = speakInto(redis, `test-${gateway.databaseName}`, () => undefined);
  const shop = await addBot(gateway);
  const browser = createBrowser(gateway);
  const { token } = (await browser.post('/api/web/sessions', { channelId: shop.channelAccountId })).body;
  const [slow, quick] = [visitorSocket(gateway, token), visitorSocket(gateway, token)];
  expect(await Promise.all([slow.connected, quick.connected])).toEqual([null, null]);
  const said = await quick.say({ type: 'send', clientMessageId: newId(), text: 'before' });
  expect(said.ok).toBe(true);
  const customer = await eventually('the conversation', () =>
    gateway.store.conversations.currentOf(shop.channelAccountId, peerOf(token)),
  );
  const resume = stopReading(slow.socket);

  const words: ServerToVisitor = { type: 'typing', who: 'agent', name: 'x'.repeat(CHUNK) };
  const to = visitorRoom(shop.channelAccountId, peerOf(token));
  const typed = () => quick.heard.filter(({ type }) => type === 'typing').length;
  let flooded = 0;
  const flood = async (bytes: number): Promise<void> => {
    for (let left = bytes; left > 0; left -= CHUNK) {
      speak(VISITOR_NAMESPACE, [to], words);
      flooded++;
      if (flooded % 32 === 0) await eventually('what was said', () => typed() >= flooded - 32, 20_000);
    }
    await eventually('all of it, for who reads', () => typed() === flooded, 20_000);
  };
  await flood(FLOOD);
  for (const text of ['one', 'two', 'three'])
    await change(gateway, customer.id, { type: 'customerWrote', text, inboxId: newId(), clientMessageId: null });

  resume();
  await eventually('a second welcome', () => slow.heard.filter(({ type }) => type === 'ready').length === 2);
  expect(slow.heard.filter(({ type }) => type === 'typing').length).toBeLessThan(flooded);
  expect(quick.heard.filter(({ type }) => type === 'ready')).toHaveLength(1);
  const missed = await browser.get('/api/web/timeline?after=1', { authorization: `Bearer ${token}` });
  expect(missed.body.entries.map(({ text }: { text: string }) => text)).toEqual(['one', 'two', 'three']);

  for (const one of [slow, quick]) one.close();
  await redis.del(streamOf(`test-${gateway.databaseName}`));
  redis.disconnect();
  await gateway.close();
});

/** Who a token is for, as it says itself. */
const peerOf = (token: string): string =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sub;
