import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureConversation } from '#core/store/accept.ts';
import { addAgent, signedIn } from '../gateway/harness.ts';
import { connect, newSecrets, type Rig, startRig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.gateway.close());

/** A conversation on an account, and a message in it of which nobody knows whether it has arrived. */
const uncertainMessage = async () => {
  const { store } = rig.gateway;
  const account = await connect(rig);
  const to = { botId: rig.bot.id, channel: 'api', channelAccountId: account.id, peer: 'anna' } as const;
  const conversationId = await ensureConversation(store, { ...to, customerName: 'Anna' });
  const message = { text: 'Hello', choices: [], by: 'agent' as const };
  const { botId, channelAccountId, peer } = to;
  await store.deliveries.enqueue([
    { ...{ botId, channelAccountId, peer, conversationId, seq: 2, message }, createdAt: store.time() },
  ]);
  await store.deliveries.begin(`${conversationId}:2`, store.time());
  await store.deliveries.uncertain(`${conversationId}:2`, {
    ...{ part: 0, why: 'The platform did not answer.', more: false },
  });
  return { account, conversationId };
};
const statusOf = async (conversationId: string) =>
  (await rig.gateway.store.deliveries.ofConversation(conversationId))[0]?.status;

test('an agent sees what became of each message, and says that one arrived', async () => {
  const { conversationId } = await uncertainMessage();
  const agent = await signedIn(rig.gateway, await addAgent(rig.gateway, 'agent', [rig.bot.id]));
  const { body } = await agent.get(`/api/conversations/${conversationId}`);
  expect(body.deliveries).toEqual([
    { seq: 2, status: 'uncertain', why: 'The platform did not answer.', failure: null },
  ]);
  const answer = await agent.post(`/api/conversations/${conversationId}/deliveries/2`, { what: 'arrived' });
  expect(answer.body).toEqual({ seq: 2, status: 'delivered', why: null, failure: null });
  expect(await statusOf(conversationId)).toBe('delivered');
});

test('once only, and nobody who does not see the conversation', async () => {
  const { conversationId } = await uncertainMessage();
  const path = `/api/conversations/${conversationId}/deliveries/2`;
  const stranger = await signedIn(rig.gateway, await addAgent(rig.gateway, 'agent', []));
  expect((await stranger.post(path, { what: 'arrived' })).status).toBe(404);
  const agent = await signedIn(rig.gateway, await addAgent(rig.gateway, 'agent', [rig.bot.id]));
  expect((await agent.post(path, { what: 'forgotten' })).status).toBe(400);
  expect((await agent.post(path, { what: 'send_again' })).status).toBe(200);
  expect((await agent.post(path, { what: 'send_again' })).status).toBe(404);
  expect(await statusOf(conversationId)).toBe('queued');
});

test('an account that was stopped is tried again once an admin has entered other secrets', async () => {
  const { store } = rig.gateway;
  const { account } = await uncertainMessage();
  await store.outlets.stopped(account.id, store.time(), 'The token is not accepted.');
  expect((await rig.admin.put(`/api/channels/${account.id}/secrets`, { secrets: newSecrets() })).status).toBe(200);
  expect(await store.outlets.of(account.id)).toMatchObject({ stopped: null });
});
