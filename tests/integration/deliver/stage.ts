import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Adapter } from '#channels/contract/adapter.ts';
import type { Delivery } from '#core/domain/delivery/delivery.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { newId } from '#core/store/ids.ts';
import { adapter, CAPABILITIES } from '#tests/fakes/platform/adapter.ts';
import { type Platform, startPlatform } from '#tests/fakes/platform/platform.ts';
import type { DeliverDeps, Outlet } from '#workers/deliver/deps.ts';
import { createAccountDrain } from '#workers/deliver/drain-account.ts';

/** A store of its own, a platform, and an account there. */
export const openStage = () => {
  let store: Store;
  let platform: Platform;
  let accountId = newId();
  const shown: Delivery[] = [];
  const told: string[] = [];
  /** Milliseconds by which the clock is ahead. */
  let ahead = 0;
  const time = (): number => store.time() + ahead;
  const seqs = new Map<string, number>();

  const outlet = (changes: Partial<Adapter['capabilities']> = {}): Outlet => {
    const account = { id: accountId, settings: { url: platform.url }, secrets: { token: platform.token } };
    const { render, send } = adapter.outbound as NonNullable<typeof adapter.outbound>;
    return {
      account,
      capabilities: { ...CAPABILITIES, ...changes },
      render,
      send: (payload, to, context) => send(payload as { text: string }, to, { ...context, account }),
    };
  };

  const deps = (changes: Partial<Adapter['capabilities']> = {}): DeliverDeps => ({
    deliveries: store.deliveries,
    earlyReceipts: store.earlyReceipts,
    outlets: store.outlets,
    outletOf: async () => outlet(changes),
    lastHeard: async () => null,
    routeOf: async () => undefined,
    filesOf: async () => [],
    tellAdmins: async (_, why) => void told.push(why),
    show: (delivery) => void shown.push(delivery),
    fetch,
    time,
    chance: () => 1,
    log: pino({ level: 'silent' }),
  });

  beforeAll(async () => {
    const databaseName = `deliver_${randomUUID().slice(0, 8)}`;
    store = await connectStore(process.env.BATON_TEST_MONGO_URL ?? '', { databaseName });
    platform = await startPlatform(randomUUID());
  });
  beforeEach(() => {
    accountId = newId();
    ahead = 0;
    shown.length = 0;
    told.length = 0;
    platform.behave(() => 'takes');
    platform.taken.length = 0;
    platform.attempts.length = 0;
  });
  afterAll(async () => {
    await platform.close();
    await store.close();
  });

  return {
    get store() {
      return store;
    },
    get platform() {
      return platform;
    },
    get accountId() {
      return accountId;
    },
    shown,
    /** What admins were told. */
    told,
    time,
    pass: (ms: number): void => {
      ahead += ms;
    },
    /** Puts words for a customer on their way; gives the delivery's id. */
    say: async (peer: string, text: string, conversationId = `conversation-of-${peer}-${accountId}`) => {
      const seq = (seqs.get(conversationId) ?? 0) + 1;
      seqs.set(conversationId, seq);
      const message: Delivery['message'] = { text, choices: [], by: 'agent' };
      const to = { channelAccountId: accountId, peer, botId: 'bot' };
      await store.deliveries.enqueue([{ ...to, conversationId, seq, message, createdAt: time() }]);
      return `${conversationId}:${seq}` as const;
    },
    drain: (changes: Partial<Adapter['capabilities']> = {}, signal = new AbortController().signal) =>
      createAccountDrain(deps(changes))(accountId, signal),
    deps,
    delivery: async (id: Delivery['id']): Promise<Delivery | undefined> => {
      const all = await store.deliveries.ofConversation(id.slice(0, id.lastIndexOf(':')));
      return all.find((delivery) => delivery.id === id);
    },
  };
};
