import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestRedis } from '../../setup/redis.ts';
import {
  addAgent,
  addBot,
  agentSocket,
  createBrowser,
  type Gateway,
  signedIn,
  startGateway,
  visitorSocket,
} from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-outage-'));
let redis: Awaited<ReturnType<typeof startTestRedis>>;
let gateway: Gateway;

beforeAll(async () => {
  redis = await startTestRedis(folder);
  gateway = await startGateway({ redisUrl: redis.url });
});
afterAll(async () => {
  await gateway.close();
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ready = () => createBrowser(gateway).get('/readyz');

it('is ready with a store and a Redis that keeps what it is given', async () => {
  expect(await ready()).toMatchObject({ status: 200, body: { ready: true, problems: [] } });
});

it('says what is wrong with Redis', async () => {
  const client = new Redis(redis.url);
  await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
  await client.config('SET', 'appendonly', 'no');
  expect(await ready()).toMatchObject({
    status: 503,
    body: { ready: false, problems: ['Redis needs "maxmemory-policy noeviction".', 'Redis needs "appendonly yes".'] },
  });
  await client.config('SET', 'maxmemory-policy', 'noeviction');
  await client.config('SET', 'appendonly', 'yes');
  expect((await ready()).status).toBe(200);
  client.disconnect();
});

it('goes on accepting messages and commands while Redis is away', async () => {
  const bot = await addBot(gateway);
  const maya = await addAgent(gateway, 'agent', [bot.id]);
  const browser = await signedIn(gateway, maya);
  const { body } = await createBrowser(gateway).post('/api/web/sessions', { channelId: bot.channelAccountId });
  const visitor = visitorSocket(gateway, body.token);
  const agent = agentSocket(gateway, browser);
  await Promise.all([visitor.connected, agent.connected]);
  await redis.stop();
  const timed = async (work: () => Promise<unknown>) => {
    const start = Date.now();
    return { answer: await work(), took: Date.now() - start };
  };

  for (const i of [1, 2, 3]) {
    const send = { type: 'send', clientMessageId: `in-the-outage-${i}`, text: 'Is anybody there?' };
    const { answer, took } = await timed(() => visitor.say(send));
    expect(answer).toMatchObject({ ok: true });
    expect(took).toBeLessThan(1_000);
  }
  const current = await gateway.store.conversations.list({ kind: 'all' }, '', { view: 'all', limit: 10 });
  const conversationId = current.rows[0]?.id ?? '';
  expect(await gateway.store.inbox.pending(conversationId, 10)).toHaveLength(3);
  const take = { type: 'command', conversationId, command: { type: 'takeOver' } };
  const { answer, took } = await timed(() => agent.say(take));
  expect(answer).toMatchObject({ ok: true });
  expect(took).toBeLessThan(1_000);
  expect((await timed(() => browser.get('/api/workspace'))).took).toBeLessThan(1_000);
  expect((await browser.post('/api/me/listening', { on: true })).status).toBe(204);

  expect(await createBrowser(gateway).get('/healthz')).toMatchObject({ status: 200, body: { alive: true } });
  expect(await ready()).toMatchObject({ status: 503, body: { problems: ['Redis does not answer. Check REDIS_URL.'] } });
  // A logout reaches the sockets of this gateway without Redis.
  await browser.post('/api/auth/logout');
  await expect.poll(() => agent.socket.connected, { timeout: 5_000 }).toBe(false);
  for (const socket of [visitor, agent]) socket.close();
});
