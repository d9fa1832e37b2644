import mongoose from 'mongoose';
import { createAgentsStore } from './agents.ts';
import { createArticlesStore } from './articles.ts';
import { createAuditStore } from './audit.ts';
import { createBotsStore } from './bots.ts';
import { createCategoriesStore } from './categories.ts';
import { createChannelAccountsStore } from './channel-accounts.ts';
import { createStoreClock, readStoreClock } from './clock.ts';
import { createContactLinks } from './contact-links.ts';
import { createContactStore } from './contacts.ts';
import { createConversationStore } from './conversations/store.ts';
import { limitCalls } from './deadline.ts';
import { createDeliveryStore } from './deliveries/store.ts';
import { createEarlyReceipts } from './early-receipts.ts';
import { createFilesStore } from './files.ts';
import { createGatewaysStore } from './gateways.ts';
import { createInboxStore } from './inbox.ts';
import { createLoginAttemptsStore } from './login-attempts.ts';
import { mendDriver } from './mend-driver.ts';
import { createOutletStore } from './outlets.ts';
import { createSessionLeasesStore } from './session-leases.ts';
import { createSessionsStore } from './sessions.ts';
import { readStoreStatus } from './status.ts';
import { createTemplatesStore } from './templates.ts';
import { createTimelineStore } from './timeline.ts';
import { createWorkspaceStore } from './workspace.ts';

/**
 * Opens the store and makes sure of its indexes.
 * @throws when the store cannot be reached within five seconds
 */
export const connectStore = async (mongoUrl: string, options: { databaseName?: string } = {}) => {
  mendDriver();
  const connection = mongoose.createConnection(mongoUrl, {
    ...(options.databaseName ? { dbName: options.databaseName } : {}),
    serverSelectionTimeoutMS: 5_000,
    maxPoolSize: 20,
    writeConcern: { w: 'majority', journal: true },
    // What a crash of the store may take back is never decided on: others could write the same version anew.
    readConcern: { level: 'majority' },
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  });
  await connection.asPromise();
  const conversations = createConversationStore(connection);
  const parts = {
    conversations,
    inbox: createInboxStore(connection),
    timeline: createTimelineStore(connection, conversations),
    deliveries: createDeliveryStore(connection),
    earlyReceipts: createEarlyReceipts(connection),
    outlets: createOutletStore(connection),
    audit: createAuditStore(connection),
    files: createFilesStore(connection),
    contacts: createContactStore(connection),
    contactLinks: createContactLinks(connection),
    channelAccounts: createChannelAccountsStore(connection),
    sessionLeases: createSessionLeasesStore(connection),
    gateways: createGatewaysStore(connection),
    agents: createAgentsStore(connection),
    sessions: createSessionsStore(connection),
    loginAttempts: createLoginAttemptsStore(connection),
    bots: createBotsStore(connection),
    articles: createArticlesStore(connection),
    categories: createCategoriesStore(connection),
    templates: createTemplatesStore(connection),
    workspace: createWorkspaceStore(connection),
  };
  limitCalls(connection);
  await Promise.all(Object.values(parts).map((part) => part.ensureIndexes()));
  const clock = createStoreClock(() => readStoreClock(connection));
  await clock.now();
  return {
    ...parts,
    /** The time of the store's own clock. */
    now: clock.now,
    /** The same without asking: for what must not wait. */
    time: clock.time,
    ping: async (): Promise<void> => {
      await connection.db?.command({ ping: 1 });
    },
    /** How much of its limits the store uses; null where none are watched. */
    status: () => readStoreStatus(connection),
    close: () => connection.close(),
  };
};
export type Store = Awaited<ReturnType<typeof connectStore>>;
