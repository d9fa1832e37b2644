import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHarness, type Harness, serviceUrls } from './harness.ts';

let harness: Harness;
let connection: mongoose.Connection;
beforeAll(async () => {
  harness = await createHarness();
  connection = mongoose.createConnection(serviceUrls().mongoUrl, { dbName: harness.name });
  await connection.asPromise();
});
afterAll(async () => {
  await connection.close();
  await harness.close();
});

/** The queries of the message's path, of the lists and of the sweep, as the stores send them. */
const HOT: [string, string, Record<string, unknown>, Record<string, 1 | -1>?][] = [
  ['load', 'conversations', { _id: 'x' }],
  ['current of a customer', 'conversations', { channelAccountId: 'c', peer: 'p' }, { openedAt: -1 }],
  ['open one', 'conversations', { channelAccountId: 'c', peer: 'p', open: true }],
  ['held slots', 'conversations', { holder: { $in: ['a', 'b'] } }],
  ['queue', 'conversations', { botId: 'b', status: 'waiting' }, { queueRank: 1 }],
  [
    'list of a bot',
    'conversations',
    { $and: [{ botId: { $in: ['b'] } }, { open: true }] },
    { lastActivityAt: -1, _id: -1 },
  ],
  ['list of all', 'conversations', { $and: [{}, { open: true }] }, { lastActivityAt: -1, _id: -1 }],
  ['mine', 'conversations', { $and: [{}, { status: 'taken', agentId: 'a' }] }, { lastActivityAt: -1, _id: -1 }],
  ['undrained outboxes', 'conversations', { outboxSince: { $lt: 5 } }, { outboxSince: 1 }],
  ['unanswered', 'conversations', { 'awaitingBot.since': { $lt: 5 } }],
  ['expired offers', 'conversations', { 'offer.expiresAt': { $lte: 5 } }],
  ['pending rows', 'inbox', { conversationId: 'x', state: 'pending' }, { _id: 1 }],
  ['undrained rows', 'inbox', { state: 'pending', receivedAt: { $lt: 5 } }, { receivedAt: 1 }],
  ['dead letters', 'inbox', { state: 'dead' }, { receivedAt: -1 }],
  ['timeline', 'timeline', { conversationId: 'x', seq: { $gt: 3 } }, { seq: 1 }],
];

test.each(HOT)('%s uses an index', async (_name, collection, filter, sort) => {
  const found = connection.collection(collection).find(filter);
  if (sort) found.sort(sort);
  const plan = JSON.stringify(await found.explain('queryPlanner'));
  expect(plan).not.toContain('COLLSCAN');
  expect(plan).toMatch(/IXSCAN|IDHACK|EXPRESS/);
});
