import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { PRESENCE_LEASE } from '#core/domain/presence.ts';
import { ensureConversation } from '#core/store/accept.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { newId } from '#core/store/ids.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { GATEWAY, installation, type Process, startProcess } from '#tests/faults/processes.ts';
import { startWorker } from '#workers/worker.ts';
import { agentSocket, createBrowser, eventually, offerTo } from './harness.ts';

const GRACE = 14;

let url: string;
let gateway: Process;
let store: Store;
let workers: ReturnType<typeof startWorker>[];
/** How far the store's clock has gone on for the workers. Milliseconds, less than what a watch takes for a gap. */
let later = 0;

beforeAll(async () => {
  const env = await installation();
  url = env.PUBLIC_URL;
  gateway = await startProcess(GATEWAY, env);
  store = await connectStore(env.MONGO_URL);
  const queue = { redisUrl: env.REDIS_URL, prefix: 'baton' };
  const log = pino({ level: 'silent' });
  const now = async () => (await store.now()) + later;
  workers = [1, 2, 3].map(() =>
    startWorker({ store: { ...store, now }, queue, openai: undefined, log, sweepEvery: 100 }),
  );
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await store.close();
});

const change = (id: string, request: Request) =>
  applyCommand({ ...store, settle: () => undefined }, id, request, {
    kind: request.type === 'requestHandover' ? 'customer' : 'system',
  });
const conversation = async (id: string) => {
  const found = await store.conversations.find(EVERYTHING, id);
  if (!found) throw new Error('it is there');
  return found;
};
const entries = async (id: string, type: string) =>
  ((await store.timeline.after(EVERYTHING, id, 0, 100)) ?? []).filter((entry) => entry.type === type);

it('returns what people on a killed gateway had: offers when the lease has run out, conversations after the grace', async () => {
  await store.workspace.change({ graceSeconds: GRACE });
  const [bot] = await store.bots.samples();
  if (!bot) throw new Error('the sample shop');
  const waiting = async () => {
    const from = { botId: bot.id, channel: 'web', channelAccountId: bot.channelAccountId, peer: newId() } as const;
    const id = await ensureConversation(store, { ...from, customerName: 'Priya' });
    await change(id, { ...ASKING, anyway: true });
    return id;
  };
  const sample = gateway.ready.sample as { emails: string[]; password: string };
  const browser = createBrowser({ url });
  const { body: maya } = await browser.login(sample.emails[0] ?? '', sample.password);
  const socket = agentSocket({ url }, browser);
  await socket.hears('presence', (m) => m.agentId === maya.id && m.present);
  const [taken, offered] = [await waiting(), await waiting()];
  expect((await browser.post(`/api/conversations/${taken}/commands`, { type: 'accept' })).status).toBe(200);
  await change(offered, offerTo(maya, await store.now()));

  await gateway.die();
  socket.close();
  const seen = Math.max(...Object.values((await store.agents.byId(maya.id))?.seen ?? {}));
  // Shortly before the lease runs out: what comes too early would be seen.
  later = Math.max(0, seen + PRESENCE_LEASE - 2_000 - (await store.now()));
  const withdrawn = await eventually('the offer', async () => (await entries(offered, 'offerWithdrawn'))[0], 20_000);
  const unassigned = await eventually('the conversation', async () => (await entries(taken, 'unassigned'))[0], 20_000);
  expect(withdrawn.at - seen).toBeGreaterThanOrEqual(PRESENCE_LEASE);
  expect(unassigned).toMatchObject({ reason: 'agent_vanished', by: { kind: 'system' } });
  expect(unassigned.at - seen).toBeGreaterThanOrEqual(GRACE * 1_000);
  expect(await entries(taken, 'unassigned')).toHaveLength(1);
  expect(await conversation(taken)).toMatchObject({ status: 'waiting', slots: [] });
  expect(await conversation(offered)).toMatchObject({ offer: null, slots: [] });
}, 60_000);
