import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import pino, { type Logger } from 'pino';
import { io, type Socket } from 'socket.io-client';
import { AGENT_NAMESPACE, PROTOCOL_VERSION, REALTIME_PATH, VISITOR_NAMESPACE } from '#core/contracts/realtime.ts';
import type { Actor, Role } from '#core/domain/permissions.ts';
import { createQueues } from '#core/queue/queues.ts';
import { closePatientRedis, createPatientRedis } from '#core/realtime/server.ts';
import { ensureConversation } from '#core/store/accept.ts';
import { NEW_AGENT } from '#core/store/agents.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { connectStore } from '#core/store/connect.ts';
import { newId } from '#core/store/ids.ts';
import type { SecretKeys } from '#core/store/sealing.ts';
import { freePort } from '#embedded/redis/free-port.ts';
import { type AppOptions, buildApp } from '#gateway/app.ts';
import type { SessionTimes } from '#gateway/auth/agent-sessions.ts';
import { hashPassword } from '#gateway/auth/password.ts';
import type { Adapters } from '#gateway/http/channel-accounts.ts';
import type { WebhookLimits } from '#gateway/http/webhook-limits.ts';
import type { RealtimeTimes } from '#gateway/realtime/realtime.ts';
import { BOT } from '#gateway/sample/shop.ts';

export const PASSWORD = 'correct horse battery';
const SECRET_KEY = 'a secret key for tests, long enough for anything';
let passwordHash: Promise<string> | undefined;

type Options = {
  distFolder?: string;
  databaseName?: string;
  redisUrl?: string;
  mongoUrl?: string;
  publicUrl?: string;
  trustedProxies?: string[];
  sessionTimes?: SessionTimes;
  realtimeTimes?: RealtimeTimes;
  adapters?: Adapters;
  files?: AppOptions['files'];
  secretKeys?: SecretKeys;
  webhookLimits?: WebhookLimits;
  log?: Logger;
};

/** A real gateway on a real port, with a store and Redis names of its own. */
export const startGateway = async (options: Options = {}) => {
  const databaseName = options.databaseName ?? `gateway_${randomUUID().slice(0, 8)}`;
  const redisUrl = options.redisUrl ?? process.env.BATON_TEST_REDIS_URL ?? '';
  const prefix = `test-${databaseName}`;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = options.log ?? pino({ level: process.env.BATON_TEST_LOG ?? 'silent' });
  const store = await connectStore(options.mongoUrl ?? process.env.BATON_TEST_MONGO_URL ?? '', { databaseName });
  const onError = (): undefined => undefined;
  const queues = createQueues({ redisUrl, prefix }, onError);
  const redis = createPatientRedis(redisUrl, onError);
  const app = await buildApp({
    publicUrl: options.publicUrl ?? url,
    distFolder: options.distFolder ?? resolve('dist'),
    secretKeys: options.secretKeys ?? { newest: SECRET_KEY, previous: [] },
    adapters: options.adapters ?? {},
    trustedProxies: options.trustedProxies ?? [],
    ...{ store, queues, redis, prefix, log },
    ...(options.files ? { files: options.files } : {}),
    ...(options.sessionTimes ? { sessionTimes: options.sessionTimes } : {}),
    ...(options.realtimeTimes ? { realtimeTimes: options.realtimeTimes } : {}),
    ...(options.webhookLimits ? { webhookLimits: options.webhookLimits } : {}),
  });
  await app.listen({ port, host: '127.0.0.1' });
  const close = async () => {
    await app.close();
    await queues.close();
    await closePatientRedis(redis);
    await store.close();
  };
  return { url, store, queues, databaseName, close };
};
export type Gateway = Awaited<ReturnType<typeof startGateway>>;

export const addBot = async ({ store }: Gateway, changes: Partial<typeof BOT> = {}) => {
  const bot = { ...BOT, whenNobody: 'wait' as const, ...changes, id: newId(), channelAccountId: newId() };
  await store.bots.insert(bot);
  return bot;
};

export const addAgent = async ({ store }: Gateway, role: Role, botIds: string[], changes: { limit?: number } = {}) => {
  passwordHash ??= hashPassword(PASSWORD);
  const agent = {
    ...{ id: newId(), name: `${role} ${newId().slice(-4)}`, email: `${newId()}@example.com` },
    ...{ passwordHash: await passwordHash, role, botIds, limit: changes.limit ?? 3 },
    ...NEW_AGENT,
  };
  await store.agents.insert(agent);
  return agent;
};

/** A conversation of a new customer who has written this. */
export const addConversation = async (
  gateway: Gateway,
  bot: { id: string; channelAccountId: string },
  text: string,
  customerName = 'Priya',
) => {
  const { store } = gateway;
  const peer = randomUUID();
  const from = { botId: bot.id, channel: 'web', channelAccountId: bot.channelAccountId, peer } as const;
  const id = await ensureConversation(store, { ...from, customerName });
  await change(gateway, id, { type: 'customerWrote', text, inboxId: newId(), clientMessageId: null });
  return { id, peer };
};

export const change = ({ store }: Gateway, id: string, request: Request, actor: Actor = { kind: 'customer' }) =>
  applyCommand({ ...store, settle: () => undefined }, id, request, actor);

/** An offer as the router makes it, for ten minutes. */
export const offerTo = (agent: { id: string; name: string }, now: number): Request => ({
  ...{ type: 'offer', agentId: agent.id, agentName: agent.name, expiresAt: now + 600_000 },
  decision: {
    ...{ at: now, outcome: 'offered', chosen: agent.id, because: 'longest_idle', policy: 'longest_idle' },
    ...{ keptUntil: null, candidates: [] },
  },
});

/** What a browser does: it keeps the cookie and says where the page comes from. */
export const createBrowser = ({ url }: Pick<Gateway, 'url'>, origin = url) => {
  let cookie = '';
  const request = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(origin ? { origin } : {}),
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const set = response.headers.getSetCookie().find((line) => line.startsWith('baton_session='));
    if (set) cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    // biome-ignore lint/suspicious/noExplicitAny: an answer of any route, errors and pages included; each test asserts the shape it looks into
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as any, headers: response.headers };
  };
  return {
    get: (path: string, headers?: Record<string, string>) => request('GET', path, undefined, headers),
    post: (path: string, body?: unknown, headers?: Record<string, string>) => request('POST', path, body, headers),
    patch: (path: string, body?: unknown) => request('PATCH', path, body),
    put: (path: string, body?: unknown) => request('PUT', path, body),
    login: (email: string, password = PASSWORD) => request('POST', '/api/auth/login', { email, password }),
    get cookie() {
      return cookie;
    },
    set cookie(value: string) {
      cookie = value;
    },
  };
};
export type Browser = ReturnType<typeof createBrowser>;

export const signedIn = async (gateway: Gateway, agent: { email: string }): Promise<Browser> => {
  const browser = createBrowser(gateway);
  const { status } = await browser.login(agent.email);
  if (status !== 200) throw new Error(`login failed with ${status}`);
  return browser;
};

type Extra = { protocol?: number; token?: string; origin?: string; language?: unknown };

// biome-ignore lint/suspicious/noExplicitAny: what a socket hears has to be looked at as it came, also where it breaks the contract
type Anything = any;

/** A socket that keeps what it hears. */
const createSocket = (url: string, namespace: string, cookie: string, { protocol, token, origin, language }: Extra) => {
  const heard: Anything[] = [];
  const socket: Socket = io(url + namespace, {
    path: REALTIME_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    auth: { protocol: protocol ?? PROTOCOL_VERSION, ...(token ? { token } : {}), language },
    extraHeaders: { origin: origin ?? url, ...(cookie ? { cookie } : {}) },
  });
  socket.on('message', (message) => heard.push(message));
  const connected = new Promise<{ code: string; data: Anything } | null>((resolve) => {
    socket.once('connect', () => resolve(null));
    socket.once('connect_error', (error) => resolve({ code: error.message, data: (error as Anything).data }));
  });
  return {
    socket,
    heard,
    /** Null, or why not. */
    connected,
    say: (message: unknown): Promise<Anything> => socket.timeout(5_000).emitWithAck('message', message),
    hears: (type: string, fits: (message: Anything) => boolean = () => true): Promise<Anything> =>
      eventually(`"${type}"`, () => heard.find((message) => message.type === type && fits(message))),
    close: () => socket.disconnect(),
  };
};

export const agentSocket = ({ url }: Pick<Gateway, 'url'>, { cookie }: { cookie: string }, extra: Extra = {}) =>
  createSocket(url, AGENT_NAMESPACE, cookie, extra);
export const visitorSocket = ({ url }: Gateway, token: string | undefined, extra: Extra = {}) =>
  createSocket(url, VISITOR_NAMESPACE, '', { ...extra, ...(token ? { token } : {}) });

export const eventually = async <T>(what: string, look: () => T | Promise<T>, patience = 6_000) => {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found as NonNullable<T>;
    if (Date.now() > deadline) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
