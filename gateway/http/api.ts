import type { Deps } from '../deps.ts';
import type { App } from './fastify.ts';
import { fromOwnPage, notFromElsewhere, requireAgent } from './guards.ts';
import { auditRoutes } from './routes/audit.ts';
import { authRoutes } from './routes/auth.ts';
import { botRoutes } from './routes/bots.ts';
import { channelSessionRoutes } from './routes/channel-sessions.ts';
import { channelTestRoutes } from './routes/channel-test.ts';
import { channelRoutes } from './routes/channels.ts';
import { commandRoutes } from './routes/commands.ts';
import { contactRoutes } from './routes/contacts.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { deadLetterRoutes } from './routes/dead-letters.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { failedDeliveryRoutes } from './routes/failed-deliveries.ts';
import { healthRoutes } from './routes/health.ts';
import { meRoutes } from './routes/me.ts';
import { messageTemplateRoutes } from './routes/message-templates.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { peopleRoutes } from './routes/people.ts';
import { settingsRoutes } from './routes/settings.ts';
import { statusRoutes } from './routes/status.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { visitorFileRoutes } from './routes/visitor-files.ts';
import { visitorRoutes } from './routes/visitors.ts';
import { whyRoutes } from './routes/why.ts';

/** Every route of the API, in three rooms: whose door has which guard. */
export const registerApi = async (app: App, deps: Deps): Promise<void> => {
  healthRoutes(app, deps);
  metricsRoutes(app, deps);

  await app.register(async (visitors: App) => {
    visitors.addHook('onRequest', notFromElsewhere(deps));
    visitorRoutes(visitors, deps);
    visitorFileRoutes(visitors, deps);
  });

  await app.register(async (signIn: App) => {
    signIn.addHook('onRequest', fromOwnPage(deps));
    authRoutes(signIn, deps);
  });

  await app.register(async (agents: App) => {
    agents.addHook('onRequest', fromOwnPage(deps));
    requireAgent(agents, deps);
    meRoutes(agents, deps);
    conversationRoutes(agents, deps);
    commandRoutes(agents, deps);
    uploadRoutes(agents, deps);
    deliveryRoutes(agents, deps);
    contactRoutes(agents, deps);
    messageTemplateRoutes(agents, deps);
    whyRoutes(agents, deps);
    botRoutes(agents, deps);
    peopleRoutes(agents, deps);
    channelRoutes(agents, deps);
    channelSessionRoutes(agents, deps);
    channelTestRoutes(agents, deps);
    settingsRoutes(agents, deps);
    deadLetterRoutes(agents, deps);
    failedDeliveryRoutes(agents, deps);
    auditRoutes(agents, deps);
    statusRoutes(agents, deps);
  });
};
