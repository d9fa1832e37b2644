import { randomBytes, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import pino from 'pino';
import { addAgent, addBot, type Browser, type Gateway, signedIn, startGateway } from '../gateway/harness.ts';
import { ADAPTERS, type Secrets, sign } from './signed-json.ts';

/** A gateway with one platform, one bot and an admin; everything that it logs is kept. */
export const startRig = async (options: Parameters<typeof startGateway>[0] = {}) => {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const gateway = await startGateway({ adapters: ADAPTERS, log: pino({ level: 'debug' }, stream), ...options });
  const bot = await addBot(gateway);
  const admin = await signedIn(gateway, await addAgent(gateway, 'admin', []));
  return { gateway, bot, admin, logged: () => lines.join('') };
};
export type Rig = Awaited<ReturnType<typeof startRig>>;

export const newSecrets = (): Secrets => ({
  key: randomBytes(24).toString('base64url'),
  word: randomBytes(24).toString('base64url'),
});

export type Connected = { id: string; secrets: Secrets; path: string };

export const connect = async (
  { admin, bot }: { admin: Browser; bot: { id: string } },
  changes: object = {},
): Promise<Connected> => {
  const secrets = newSecrets();
  const account = { kind: 'api', botId: bot.id, name: 'Shop', settings: { number: '1' }, secrets, ...changes };
  const { status, body } = await admin.post('/api/channels', account);
  if (status !== 200) throw new Error(`not connected: ${JSON.stringify(body)}`);
  return { id: body.id, secrets, path: `/channels/api/${body.id}` };
};

/** Knocks as the platform does. */
export const knock = async (
  { url }: Pick<Gateway, 'url'>,
  { path, secrets }: Pick<Connected, 'path' | 'secrets'>,
  events: unknown,
  changes: { body?: string; headers?: Record<string, string> } = {},
) => {
  const said = typeof events === 'string' ? events : JSON.stringify(events);
  const headers = { 'content-type': 'application/json', 'x-signature': sign(said, secrets.key), ...changes.headers };
  const response = await fetch(url + path, { method: 'POST', headers, body: changes.body ?? said });
  return { status: response.status, body: await response.text(), headers: response.headers };
};

export const message = (changes: object = {}) => ({
  ...{ type: 'message', id: randomUUID(), at: 1, from: { peer: randomUUID(), name: 'Priya' } },
  ...{ parts: [{ kind: 'text', text: 'Where is my order?' }] },
  ...changes,
});

/** What lies in the inbox for a customer's current conversation. */
export const heardOf = async ({ store }: Pick<Gateway, 'store'>, accountId: string, peer: string) => {
  const conversation = await store.conversations.currentOf(accountId, peer);
  const rows = conversation ? await store.inbox.pending(conversation.id, 100) : [];
  return { conversation, texts: rows.map(({ text }) => text) };
};
