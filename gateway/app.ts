import { join } from 'node:path';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { wireIntake } from '#channels/intake/wiring.ts';
import { directLineRoutes } from '#channels/web/directline/routes.ts';
import { webChannelRoutes } from '#channels/web/routes.ts';
import type { Files } from '#core/files/files.ts';
import { createSignedAddresses } from '#core/files/signed-address.ts';
import { showDelivery } from '#core/outbox/receipts.ts';
import type { Queues } from '#core/queue/queues.ts';
import { createSessionLine } from '#core/realtime/session-line.ts';
import type { Store } from '#core/store/connect.ts';
import { createSealing, type SecretKeys } from '#core/store/sealing.ts';
import { createAgentSessions, type SessionTimes } from './auth/agent-sessions.ts';
import { createDirectLineTokens } from './auth/direct-line-tokens.ts';
import { deriveKey } from './auth/keys.ts';
import { createThrottle } from './auth/throttle.ts';
import { createAuthenticate } from './auth/viewer.ts';
import { createVisitorTokens } from './auth/visitor-tokens.ts';
import type { Deps } from './deps.ts';
import type { KeptFiles } from './files.ts';
import { registerApi } from './http/api.ts';
import { apiDocsRoutes } from './http/api-docs.ts';
import type { Adapters } from './http/channel-accounts.ts';
import { createHttp } from './http/create-http.ts';
import { dashboardRoutes } from './http/dashboard.ts';
import type { App } from './http/fastify.ts';
import { limitPerAddress } from './http/limits.ts';
import { registerOpenApi } from './http/openapi-plugin.ts';
import { fileRoutes } from './http/routes/files.ts';
import { webhookRoutes } from './http/routes/webhooks.ts';
import { protectHouse, protectWidget } from './http/security-headers.ts';
import { WEBHOOK_LIMITS, type WebhookLimits } from './http/webhook-limits.ts';
import { createMessageTemplates } from './message-templates.ts';
import { createSockets, type RealtimeTimes } from './realtime/realtime.ts';
import { windowsOf } from './windows.ts';

export type AppOptions = {
  publicUrl: string;
  trustedProxies?: string[];
  /** Where the built front ends are. */
  distFolder: string;
  secretKeys: SecretKeys;
  /** The platforms that can be connected. */
  adapters: Adapters;
  /** Without it no files are taken in or shown. */
  files?: Files & Pick<KeptFiles, 'most'>;
  store: Store;
  queues: Queues;
  /** A patient one, for the sockets' adapter. */
  redis: Redis;
  prefix: string;
  log: Logger;
  sessionTimes?: SessionTimes;
  realtimeTimes?: RealtimeTimes;
  webhookLimits?: WebhookLimits;
};

/** Builds the gateway, sockets and all. Listening is up to the caller. */
export const buildApp = async (options: AppOptions): Promise<App> => {
  const { publicUrl, distFolder, secretKeys, adapters, store, queues, log } = options;
  const secretKey = secretKeys.newest;
  const publicOrigin = new URL(publicUrl).origin;
  const app = await createHttp(log, deriveKey(secretKey, 'visitor tokens'), options.trustedProxies);
  const realtime = createSockets({ ...options, publicOrigin });
  const { closeSockets, emitter, presence, settle } = realtime;
  const sessionKey = deriveKey(secretKey, 'agent sessions');
  const sessions = createAgentSessions(store.sessions, sessionKey, closeSockets, options.sessionTimes);
  const authenticate = createAuthenticate(sessions, store.agents);
  const visitorTokens = createVisitorTokens(app.jwt);
  const throttle = createThrottle(store.loginAttempts);
  const { ring } = queues;
  const ringForFiles = (channelAccountId: string): void => ring('fetchFiles', { channelAccountId });
  const intake = wireIntake({ store, emitter, ring, settle, ringForFiles });
  const sealing = createSealing(secretKeys);
  const windows = windowsOf(adapters);
  const messageTemplates = createMessageTemplates({ store, adapters, sealing, log });
  const sessionLine = createSessionLine({ speak: queues.redis, listen: options.redis, prefix: options.prefix });
  const addresses = createSignedAddresses(deriveKey(secretKey, 'file addresses'));
  const files = options.files && { ...options.files, ...addresses };
  const deps: Deps = {
    ...{ publicUrl, publicOrigin, store, queues, log },
    ...{ adapters, files, intake, sealing, windows, messageTemplates },
    showDelivery: (delivery) => showDelivery(emitter, delivery),
    showPerson: (botId, contactIds) => emitter.toAgents(botId, { type: 'person', contactIds }),
    sessionLine,
    ...{ sessions, authenticate, throttle, visitorTokens, presence, settle, closeSockets },
  };

  await app.register(async (house: App) => {
    await protectHouse(house, publicUrl);
    await registerOpenApi(house);
    await registerApi(house, deps);
    apiDocsRoutes(house);
    await dashboardRoutes(house, join(distFolder, 'dashboard'));
  });
  const { files: kept } = options;
  if (kept)
    await app.register(async (readers: App) => {
      fileRoutes(readers, { store, authenticate, storage: kept.storage, addresses });
    });
  await app.register(async (platforms: App) => {
    webhookRoutes(platforms, deps, options.webhookLimits ?? WEBHOOK_LIMITS);
  });
  await app.register(async (guests: App) => {
    await protectWidget(guests, publicUrl);
    await webChannelRoutes(guests, {
      bots: store.bots,
      distFolder,
      publicUrl,
      demoChannelId: async () => (await store.bots.samples())[0]?.channelAccountId ?? null,
    });
  });

  await app.register(async (clients: App) => {
    await directLineRoutes(clients, {
      ...{ bots: store.bots, publicUrl, now: Date.now },
      tokens: createDirectLineTokens(app.jwt),
      visitorToken: (guest) => visitorTokens.issue(guest, Date.now()).token,
      limits: { tokens: limitPerAddress.sessions, said: limitPerAddress.said },
    });
  });

  realtime.attach(app.server, {
    ...{ authenticate, cookiesOf: app.parseCookie, visitorTokens },
    ...{ windows, messageTemplates },
  });
  app.addHook('preClose', async () => {
    // A connection whose last answer was under way when closing began becomes idle later: it must not keep us waiting.
    const closeIdle = setInterval(() => app.server.closeIdleConnections(), 100);
    app.server.once('close', () => clearInterval(closeIdle));
    await realtime.close();
    sessionLine.close();
  });
  return app;
};
