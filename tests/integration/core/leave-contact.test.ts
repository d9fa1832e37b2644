import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { acceptFromCustomer } from '#core/store/accept.ts';
import type { LaterHandover } from '#core/store/inbox.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { drain } from '#workers/converse/drain.ts';
import { actorOf, createHarness, type Harness } from './harness.ts';

const CUSTOMER = { kind: 'customer' } as const;
const nothing = () => undefined;
const facts = { stalledBefore: false, signal: new AbortController().signal };

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
  const { store, bot } = harness;
  await store.bots.update(bot.id, { texts: { ...bot.texts, messageLeft: 'We will answer you.' } });
});
afterAll(() => harness.close());

const takeIn = (id: string, changes: Partial<Parameters<typeof drain>[0]> = {}) => {
  const emitter = { toAgents: nothing, toVisitor: nothing } as never;
  const deps = { ...harness.store, emitter, ring: nothing, log: pino({ level: 'silent' }) };
  return drain({ ...deps, answerAtOnce: async () => [], ...changes }, id, facts);
};
const leave = async (peer: string, reason: LaterHandover['reason'], collected: Record<string, string>) => {
  const { id: botId, channelAccountId } = harness.bot;
  const externalId = randomUUID();
  const from = { botId, channel: 'web' as const, channelAccountId, peer, customerName: 'Visitor 7F3A' };
  const words = { externalId, text: 'Please call', clientMessageId: externalId, handover: { reason, collected } };
  return (await acceptFromCustomer({ ...harness.store, ring: nothing }, { ...from, ...words })).conversationId;
};
const find = async (id: string) => {
  const found = await harness.store.conversations.find(EVERYTHING, id);
  if (!found) throw new Error('it is there');
  return found;
};
const entries = async (id: string) => (await harness.store.timeline.after(EVERYTHING, id, 0, 100)) ?? [];
const contactOf = (peer: string) =>
  harness.store.contacts.ensure(harness.bot.channelAccountId, peer, 'not used', Date.now());
/** A customer who asked for a person, and waits. */
const waiting = async () => {
  const peer = randomUUID();
  const { conversationId: id } = await harness.say(peer, 'hello');
  await takeIn(id);
  const collected = { orderId: 'A-1', email: 'old@example.com' };
  const { conversation } = await harness.apply(id, { ...ASKING, collected }, CUSTOMER);
  return { peer, id, place: conversation.waiting };
};
const PRIYA = { name: 'Priya Nair', email: 'priya@example.com', phone: '+49 30 123' };

test('who waits already and leaves a message is known by what they gave, keeps the place, and need not sit there', async () => {
  const { peer, id, place } = await waiting();
  await leave(peer, 'message', PRIYA);
  await takeIn(id);
  expect(await find(id)).toMatchObject({
    ...{ status: 'waiting', customerName: 'Priya Nair', collected: { orderId: 'A-1', ...PRIYA } },
    waiting: { ...place, reason: 'message' },
  });
  const told = (await entries(id)).slice(-3);
  expect(told).toMatchObject([
    { type: 'customerMessage', text: 'Please call' },
    { type: 'contactLeft', reason: 'message', collected: PRIYA, by: { kind: 'customer' } },
    { type: 'notice', text: 'We will answer you.' },
  ]);
  expect(await contactOf(peer)).toMatchObject(PRIYA);
});

test('what they say later replaces what they said before, and what they leave out stays', async () => {
  const { peer, id } = await waiting();
  await leave(peer, 'message', PRIYA);
  await leave(peer, 'callback', { phone: '+49 30 999' });
  await takeIn(id);
  expect(await find(id)).toMatchObject({
    ...{ collected: { ...PRIYA, phone: '+49 30 999' }, customerName: 'Priya Nair', waiting: { reason: 'callback' } },
  });
  expect(await contactOf(peer)).toMatchObject({ ...PRIYA, phone: '+49 30 999' });
  // The same once more says nothing new.
  const { seq } = await find(id);
  await leave(peer, 'callback', { phone: '+49 30 999' });
  await takeIn(id);
  expect((await find(id)).seq).toBe(seq + 1);
});

test('also an agent who has taken it in the meantime learns how the customer is reached', async () => {
  const { peer, id } = await waiting();
  await leave(peer, 'callback', PRIYA);
  await harness.apply(id, { type: 'takeOver' }, actorOf(await harness.addAgent()));
  await takeIn(id);
  expect(await find(id)).toMatchObject({ status: 'taken', collected: PRIYA, lastWaiting: { reason: 'callback' } });
});

test('a message of somebody who has not asked yet is known by its fields, too, and the next conversation by the name', async () => {
  const peer = randomUUID();
  const id = await leave(peer, 'message', PRIYA);
  await takeIn(id);
  expect(await find(id)).toMatchObject({ customerName: 'Priya Nair', waiting: { reason: 'message' } });
  await harness.apply(id, { type: 'customerLeft', how: 'ended' }, CUSTOMER);
  await takeIn(id);
  const { conversationId: next } = await harness.say(peer, 'Me again');
  expect(next).not.toBe(id);
  expect(await find(next)).toMatchObject({ customerName: 'Priya Nair' });
});

test('a worker that dies before the contact is written is followed by one that writes it', async () => {
  const { peer, id } = await waiting();
  await leave(peer, 'message', PRIYA);
  const { contacts } = harness.store;
  const learn = () => Promise.reject(new Error('killed'));
  await expect(takeIn(id, { contacts: { ...contacts, learn } })).rejects.toThrow('killed');
  expect((await contactOf(peer)).email).toBeUndefined();
  await takeIn(id);
  expect(await contactOf(peer)).toMatchObject(PRIYA);
});
