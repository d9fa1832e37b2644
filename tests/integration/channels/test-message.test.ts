import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Adapter } from '#channels/contract/adapter.ts';
import { whatsappWeb } from '#channels/whatsapp-web/adapter.ts';
import { adapter } from '#tests/fakes/platform/adapter.ts';
import { type Platform, startPlatform } from '#tests/fakes/platform/platform.ts';
import { addAgent, eventually, signedIn } from '../gateway/harness.ts';
import { connect, type Rig, startRig } from './rig.ts';

let rig: Rig;
let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform(randomUUID());
  const adapters = { api: adapter as unknown as Adapter, 'whatsapp-web': whatsappWeb as unknown as Adapter };
  rig = await startRig({ adapters });
});
afterAll(async () => {
  await rig.gateway.close();
  await platform.close();
});

const account = (token = platform.token) => connect(rig, { settings: { url: platform.url }, secrets: { token } });
/** Each by another admin: one alone is held back. */
const ask = async (id: string, to: string) => {
  const admin = await signedIn(rig.gateway, await addAgent(rig.gateway, 'admin', []));
  return admin.post(`/api/channels/${id}/test`, { to });
};

test('a test message reaches the platform, and the answer says so', async () => {
  const { id } = await account();
  const { body } = await ask(id, 'anna');
  expect(body).toEqual({ outcome: 'sent', said: expect.stringContaining('has taken the message') });
  expect(platform.taken.filter(({ to }) => to === 'anna')).toHaveLength(1);
});

test('what goes wrong is said in words, without the secret, and nothing is left behind', async () => {
  const { id } = await account();
  platform.behave((to) => (to === 'ben' ? 'unknown_customer' : 'takes_and_cuts'));
  expect((await ask(id, 'ben')).body).toEqual({
    ...{ outcome: 'failed', said: 'The platform does not know this customer.' },
  });
  expect((await ask(id, 'cleo')).body).toMatchObject({ outcome: 'unknown' });
  platform.behave(() => 'takes');
  const wrong = await account('another token, which is not that of the platform');
  expect((await ask(wrong.id, 'anna')).body).toEqual({ outcome: 'failed', said: 'The token is not accepted.' });
  expect((await rig.admin.get('/api/failed-deliveries')).body.items).toEqual([]);
});

test('where only a connection that is kept up can send, the message goes its way, to the number that was meant', async () => {
  const { store } = rig.gateway;
  const session = await connect(rig, { kind: 'whatsapp-web', settings: {}, secrets: {} });
  for (const [to, ends] of [
    ['+49 151 2345-6789', 'sent'],
    ['0049 151 2345 6780', 'failed'],
  ] as const) {
    const answer = ask(session.id, to);
    const peer = `${to.replace(/\D/g, '').replace(/^00/, '')}@c.us`;
    const delivery = await eventually('the delivery', () => store.deliveries.firstFor(session.id, peer));
    expect(delivery.message.text).toContain('test message');
    await store.deliveries.begin(delivery.id, store.time());
    if (ends === 'sent') await store.deliveries.taken(delivery.id, 0, ['there'], false);
    else
      await store.deliveries.failed(delivery.id, 'recipient', {
        part: 0,
        why: 'There is no such number.',
        more: false,
      });
    expect((await answer).body).toMatchObject({
      outcome: ends,
      ...(ends === 'failed' && { said: 'There is no such number.' }),
    });
    expect(await store.deliveries.byId(delivery.id)).toBeNull();
  }
  const unclear = await ask(session.id, '0151 23456789');
  expect(unclear.status).toBe(400);
  expect(unclear.body.message).toContain('country code');
});

test('a customer who is known by another id is written to as in their conversations', async () => {
  const { id } = await account();
  await rig.gateway.store.contacts.recognise(id, ['dora', 'dora-2'], 'Dora', 1);
  await ask(id, 'dora-2');
  expect(platform.taken.at(-1)?.to).toBe('dora');
});

test('admins only, not through what is disconnected, not too often, and recorded without the number', async () => {
  const { id } = await account();
  const agent = await signedIn(rig.gateway, await addAgent(rig.gateway, 'agent', [rig.bot.id]));
  expect((await agent.post(`/api/channels/${id}/test`, { to: 'anna' })).status).toBe(403);
  const statuses = [];
  for (let i = 0; i < 7; i++) statuses.push((await rig.admin.post(`/api/channels/${id}/test`, { to: 'anna' })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
  const record = (await rig.admin.get(`/api/audit?on=${id}&deed=channel_tested`)).body.items;
  expect(record).toHaveLength(6);
  expect(JSON.stringify(record)).not.toContain('anna');
  await rig.admin.post(`/api/channels/${id}/disconnect`);
  expect((await ask(id, 'anna')).body.message).toContain('disconnected');
});
