import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { carryOut } from '#core/outbox/effects.ts';
import { createEmitter } from '#core/realtime/emitter.ts';
import { ALL_BOTS, botRoom } from '#core/realtime/rooms.ts';
import { ensureConversation } from '#core/store/accept.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { createHarness, type Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

const CUSTOMER = { kind: 'customer' } as const;
const begins = (peer: string) => {
  const { bot, store } = harness;
  const { id: botId, channelAccountId } = bot;
  return ensureConversation(store, { botId, channel: 'web', channelAccountId, peer, customerName: 'Visitor' });
};
const ends = (id: string) => harness.apply(id, { type: 'customerLeft', how: 'ended' }, CUSTOMER);
const called = async (id: string) => (await harness.store.conversations.find(EVERYTHING, id))?.customerName;

it('a name that a customer gives is theirs in the conversations before and in the next one, and nobody else’s', async () => {
  const { store, apply } = harness;
  const [peer, other] = [randomUUID(), await begins(randomUUID())];
  const before = await begins(peer);
  await ends(before);
  const now = await begins(peer);
  const collected = { name: 'Priya Nair', email: 'priya@hey.example' };
  const asked = await apply(now, { ...ASKING, reason: 'message', collected, anyway: true }, CUSTOMER);
  const said: unknown[] = [];
  const emitter = createEmitter((_namespace, rooms, message) => void said.push({ rooms, message }));
  await carryOut({ ...store, emitter }, asked.conversation, asked.events);
  expect(said).toContainEqual({
    rooms: [botRoom(harness.bot.id), ALL_BOTS],
    message: { type: 'named', contactId: asked.conversation.contactId, customerName: 'Priya Nair' },
  });
  await ends(now);
  const next = await begins(peer);
  expect(await Promise.all([before, now, next].map(called))).toEqual(['Priya Nair', 'Priya Nair', 'Priya Nair']);
  expect(await called(other)).toBe('Visitor');
});
