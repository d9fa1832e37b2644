import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { createInstagram } from '#channels/instagram/adapter.ts';
import { createMessenger } from '#channels/messenger/adapter.ts';
import type { FileState } from '#core/contracts/files.ts';
import { createFiles } from '#core/files/files.ts';
import { applyCommand } from '#core/store/apply.ts';
import { newId } from '#core/store/ids.ts';
import { createSealing } from '#core/store/sealing.ts';
import { BOT } from '#gateway/sample/shop.ts';
import { startFakeInstagram } from '#tests/fakes/graph/instagram.ts';
import { startFakeMessenger } from '#tests/fakes/graph/messenger.ts';
import { APP, type FakePage, INSTAGRAM, PAGE, TOKEN } from '#tests/fakes/graph/page-messages.ts';
import { asMetaWrites, signedHeaders } from '#tests/fakes/graph/webhook.ts';
import { startWorker } from '#workers/worker.ts';
import { addAgent, addBot, eventually, signedIn, startGateway } from '../../gateway/harness.ts';

const KEY = 'a secret key for tests, long enough for anything';
const secrets = { accessToken: TOKEN, appSecret: 'of the app', verifyToken: 'our own words' };
const OBJECT = { messenger: 'page', instagram: 'instagram' };
const OWN = { messenger: PAGE, instagram: INSTAGRAM };
export type On = keyof typeof OWN;

/** A gateway and a worker with a page and its Instagram account, a bot that answers, and an agent. */
export const startPageRig = async () => {
  const fakes: Record<On, FakePage> = { messenger: await startFakeMessenger(), instagram: await startFakeInstagram() };
  const adapters = {
    messenger: createMessenger({ graphUrl: fakes.messenger.url }) as never,
    instagram: createInstagram({ graphUrl: fakes.instagram.url }) as never,
  };
  const folder = mkdtempSync(join(tmpdir(), 'baton-files-'));
  const files = { ...createFiles({ dataDir: folder, s3: undefined }), most: 1_000_000 };
  const gateway = await startGateway({ adapters, files });
  const { store } = gateway;
  // Nothing is said but what the bot answers and a test says.
  const texts = Object.fromEntries(Object.keys(BOT.texts).map((name) => [name, ''])) as typeof BOT.texts;
  const bot = await addBot(gateway, { texts });
  const admin = await signedIn(gateway, await addAgent(gateway, 'admin', []));
  const connect = async (kind: On, settings: object): Promise<string> =>
    (await admin.post('/api/channels', { kind, botId: bot.id, name: 'Shop', secrets, settings })).body.id;
  const accounts: Record<On, string> = {
    messenger: await connect('messenger', { pageId: PAGE, appId: APP }),
    instagram: await connect('instagram', { pageId: PAGE, appId: APP, instagramId: INSTAGRAM }),
  };
  const agent = await signedIn(gateway, await addAgent(gateway, 'agent', [bot.id], { limit: 100 }));
  const queue = {
    redisUrl: process.env.BATON_TEST_REDIS_URL ?? '',
    prefix: `test-${gateway.databaseName}`,
  };
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const worker = startWorker({
    ...{ store, queue, openai: undefined, log: pino({ level: 'info' }, stream), sweepEvery: 200 },
    channels: { adapters, sealing: createSealing({ newest: KEY, previous: [] }) },
    files: { ...files, fetch },
  });

  const knock = async (
    on: On,
    happening: object,
    { key = 'messaging', id = OWN[on] }: { key?: 'messaging' | 'standby' | undefined; id?: string } = {},
  ): Promise<number> => {
    const body = asMetaWrites({ object: OBJECT[on], entry: [{ id, time: Date.now(), [key]: [happening] }] });
    const url = `${gateway.url}/channels/${on}/${accounts[on]}`;
    const headers = signedHeaders(body, secrets.appSecret);
    return (await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })).status;
  };
  const currentOf = (on: On, peer: string) => store.conversations.currentOf(accounts[on], peer);

  return {
    ...{ fakes, agent, knock, currentOf, token: TOKEN },
    newPeer: () => String(Math.floor(1e15 + Math.random() * 1e15)),
    /** Meta tells of a message of theirs. */
    hears: (on: On, peer: string, text: string, key?: 'standby') =>
      knock(on, between(on, peer, { message: { mid: `m_${newId()}`, text } }), { key }),
    /** The same of a file, by its address. */
    hearsFile: (on: On, peer: string, type: string, url: string) =>
      knock(on, between(on, peer, { message: { mid: `m_${newId()}`, attachments: [{ type, payload: { url } }] } })),
    filesOf: async (id: string): Promise<FileState[]> => (await agent.get(`/api/conversations/${id}`)).body.files,
    /** Meta tells of what the account has sent. */
    echoes: (on: On, peer: string, message: object) =>
      knock(on, { ...between(on, peer, { message }), sender: { id: OWN[on] }, recipient: { id: peer } }),
    receipt: (on: On, peer: string, what: object) => knock(on, between(on, peer, what)),
    /** Everything that went to them. */
    got: (on: On, peer: string) => fakes[on].sent.filter(({ recipient }) => (recipient as { id: string }).id === peer),
    conversation: (on: On, peer: string) =>
      eventually('a conversation', async () => (await currentOf(on, peer)) ?? undefined),
    /** A conversation in the agent's hands, of somebody who wrote so many milliseconds ago. */
    wrote: async (on: On, peer: string, ago: number): Promise<string> => {
      const { id } = await eventually('a conversation', async () => (await currentOf(on, peer)) ?? undefined);
      const at = Date.now() - ago;
      const said = { type: 'customerWrote', text: 'Hello', inboxId: newId(), clientMessageId: null } as const;
      await agent.post(`/api/conversations/${id}/commands`, { type: 'takeOver' });
      const deps = { ...store, settle: () => undefined, time: () => at, now: () => at };
      await applyCommand(deps, id, said, { kind: 'customer' });
      return id;
    },
    writes: (id: string, text: string) =>
      agent.post(`/api/conversations/${id}/commands`, { type: 'agentWrote', text, clientMessageId: randomUUID() }),
    entries: async (id: string) =>
      (await agent.get(`/api/conversations/${id}/timeline`)).body.entries as { type: string; text?: string }[],
    contact: async (id: string) => (await store.contacts.some([id]))[0],
    learn: (id: string, said: Record<string, string>) => store.contacts.learn(id, said),
    /** As if their platform had been asked for their name so many milliseconds ago. */
    askedAgo: (id: string, ago: number) => store.contacts.mayAskName(id, store.time() - ago, -2 * ago),
    /** What the worker has logged. */
    logged: () => lines.join(''),
    deliveries: (id: string) => store.deliveries.ofConversation(id),
    close: async () => {
      await worker.close();
      await gateway.close();
      await Promise.all([fakes.messenger.close(), fakes.instagram.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type PageRig = Awaited<ReturnType<typeof startPageRig>>;

const between = (on: On, peer: string, what: object) => ({
  ...{ sender: { id: peer }, recipient: { id: OWN[on] }, timestamp: Date.now() },
  ...what,
});
