import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectStore, type Store } from '#core/store/connect.ts';
import { serviceUrls, until } from './harness.ts';

/** What becomes of a socket that is written to. */
type Fate = (socket: Socket, write: () => boolean) => boolean;

const kept: Fate = (_socket, write) => write();
const lostBefore: Fate = (socket, write) => {
  socket.destroy();
  return write();
};
const lostAfter: Fate = (socket, write) => {
  const written = write();
  socket.destroy();
  return written;
};

/** The store is there, and says nothing. */
const swallowed: Fate = () => true;

/** The sockets of this process: they can be lost in the very moment in which they are written to. */
const createNetwork = () => {
  let first: Fate[] = [];
  let rest = kept;
  const opened = (message: unknown): void => {
    const { socket } = message as { socket: Socket };
    // Connecting gives a socket its method anew.
    socket.once('connect', () => {
      const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
      socket.write = (...args: unknown[]) => (first.shift() ?? rest)(socket, () => write(...args));
    });
  };
  subscribe('net.client.socket', opened);
  return {
    fates: (next: Fate[], afterwards: Fate): void => {
      first = next;
      rest = afterwards;
    },
    close: () => unsubscribe('net.client.socket', opened),
  };
};

const network = createNetwork();
let store: Store;
beforeAll(async () => {
  store = await connectStore(serviceUrls().mongoUrl, { databaseName: `t${randomUUID().slice(0, 8)}` });
});
afterAll(async () => {
  await store.close();
  network.close();
});
const answers = () => store.bots.list({ kind: 'all' });

test('a call that meets a lost connection goes on over another one', async () => {
  await answers();
  network.fates([lostBefore], kept);
  expect(await answers()).toEqual([]);
});

test('what could not be stored is not taken for stored', async () => {
  const conversationId = randomUUID();
  const message = { conversationId, channelAccountId: randomUUID(), externalId: 'x', text: 'Hello' };
  const event = { type: 'held', seq: 1, at: 0, by: { kind: 'system' } } as const;
  network.fates([], lostBefore);
  const attempts = await Promise.allSettled([
    store.inbox.accept({ ...message, clientMessageId: null, receivedAt: 0 }),
    store.timeline.append(conversationId, [event]),
  ]);
  network.fates([], kept);
  expect(attempts.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await until(() => answers().catch(() => false), 'the store to be found again');
  expect(await store.inbox.pending(conversationId, 1)).toEqual([]);
});

test('the store is found again also when the heartbeat met a lost connection', async () => {
  await answers();
  // The call tells the driver that something is wrong; looking after it, it loses the next one.
  network.fates([lostAfter], lostBefore);
  await expect(answers()).rejects.toThrow();
  network.fates([], kept);
  await until(() => answers().catch(() => false), 'the store to be found again');
});

test('a call that is never answered ends', async () => {
  await answers();
  network.fates([swallowed], kept);
  await expect(answers()).rejects.toMatchObject({ code: 'unavailable' });
});
