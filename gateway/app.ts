import { join } from 'node:path';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { createIntake } from '#channels/intake/intake.ts';
import { webChannelRoutes } from '#channels/web/routes.ts';
import { settleReceipt, showDelivery } from '#core/outbox/receipts.ts';
import type { Queues } from '#core/queue/queues.ts';
import type { Store } from '#core/store/connect.ts';
import { createSealing, type SecretKeys } from '#core/store/sealing.ts';
import { createAgentSessions, type SessionTimes } from './auth/agent-sessions.ts';
import { deriveKey } from './auth/keys.ts';
import { createThrottle } from './auth/throttle.ts';
import { createAuthenticate } from './auth/viewer.ts';
import { createVisitorTokens } from './auth/visitor-tokens.ts';
import type { Deps } from './deps.ts';
import { registerApi } from './http/api.ts';
import { apiDocsRoutes } from './http/api-docs.ts';
import type { Adapters } from './http/channel-accounts.ts';
import { createHttp } from './http/create-http.ts';
import { dashboardRoutes } from './http/dashboard.ts';
import type { App } from './http/fastify.ts';
import { registerOpenApi } from './http/openapi-plugin.ts';
import { webhookRoutes } from './http/routes/webhooks.ts';
import { protectHouse, protectWidget } from './http/security-headers.ts';
import { WEBHOOK_LIMITS, type WebhookLimits } from './http/webhook-limits.ts';
import { createSockets, type RealtimeTimes } from './realtime/realtime.ts';

export type AppOptions = {
  publicUrl: string;
  trustedProxies?: string[];
  /** Where the built front ends are. */
  distFolder: string;
  secretKeys: SecretKeys;
  /** The platforms that can be connected. */
  adapters: Adapters;
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
  const intake = createIntake({
    ...store,
    ring: (conversationId) => queues.ring('converse', { conversationId }),
    receipts: { settle: (accountId, receipt) => settleReceipt({ ...store, emitter }, accountId, receipt) },
  });
  const deps: Deps = {
    ...{ publicUrl, publicOrigin, store, queues, log },
    ...{ adapters, intake, sealing: createSealing(secretKeys) },
    showDelivery: (delivery) => showDelivery(emitter, delivery),
    ...{ sessions, authenticate, throttle, visitorTokens, presence, settle, closeSockets },
  };

  await app.register(async (house: App) => {
    await protectHouse(house, publicUrl);
    await registerOpenApi(house);
    await registerApi(house, deps);
    apiDocsRoutes(house);
    await dashboardRoutes(house, join(distFolder, 'dashboard'));
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

  realtime.attach(app.server, { authenticate, cookiesOf: app.parseCookie, visitorTokens });
  app.addHook('preClose', async () => {
    // A connection whose last answer was under way when closing began becomes idle later: it must not keep us waiting.
    const closeIdle = setInterval(() => app.server.closeIdleConnections(), 100);
    app.server.once('close', () => clearInterval(closeIdle));
    await realtime.close();
  });
  return app;
};
