import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pino from 'pino';
import { afterAll, beforeAll } from 'vitest';
import type { Adapter } from '#channels/contract/adapter.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import { createQueues } from '#core/queue/queues.ts';
import { createSessionLine } from '#core/realtime/session-line.ts';
import { connectStore } from '#core/store/connect.ts';
import { newId } from '#core/store/ids.ts';
import { createSealing } from '#core/store/sealing.ts';
import { sessionAdapter } from '#tests/fakes/platform/session-adapter.ts';
import { startSessionPlatform } from '#tests/fakes/platform/session-platform.ts';
import type { Times } from '#workers/sessions/times.ts';
import { startWorker } from '#workers/worker.ts';
import type { HostSettings } from './host-program.ts';
import { buildPrograms, type Programs } from './programs.ts';

export const QUICK: Partial<Times> = {
  ...{ lease: 2_400, margin: 800, renewEvery: 400, lookEvery: 200, close: 1_000, again: 500 },
};

/** Builds the programs before the tests of a file, and removes them afterwards. */
export const usePrograms = (): (() => Programs) => {
  let programs: Programs;
  beforeAll(async () => {
    programs = await buildPrograms();
  });
  afterAll(() => rm(programs.folder, { recursive: true, force: true }));
  return () => programs;
};

/** A store, a platform with connections, and hosts in processes of their own that share a data folder. */
export const openStage = async (programs: Programs) => {
  const databaseName = `sessions_${randomUUID().slice(0, 8)}`;
  const secretKey = randomUUID() + randomUUID();
  const prefix = `test-${databaseName}`;
  const sealing = createSealing({ newest: secretKey, previous: [] });
  const store = await connectStore(process.env.BATON_TEST_MONGO_URL ?? '', { databaseName });
  const platform = await startSessionPlatform();
  const dataDir = await mkdtemp(join(tmpdir(), 'sessions-'));
  const hosts = new Set<ChildProcess>();
  const closing: (() => Promise<void>)[] = [];

  return {
    ...{ store, platform, dataDir, sealing, prefix, databaseName, secretKey },
    addAccount: async (
      kind: Channel = 'api',
      settings: Record<string, unknown> = { port: platform.port },
      botId = 'bot',
    ) => {
      const id = newId();
      const account = { id, kind, botId, name: 'An account', settings, sealed: sealing.seal(id, {}) };
      await store.channelAccounts.insert(account, store.time());
      return id;
    },
    startHost: async (changes: Partial<HostSettings> = {}): Promise<ChildProcess> => {
      const settings: HostSettings = { databaseName, prefix, dataDir, secretKey, most: 10, times: QUICK, ...changes };
      const host = spawn(process.execPath, [programs.host, JSON.stringify(settings)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      hosts.add(host);
      await once(createInterface(host.stdout), 'line');
      return host;
    },
    /** Puts words for a customer on their way. */
    say: async (channelAccountId: string, text: string, peer = 'anna'): Promise<void> => {
      const message = { text, choices: [], by: 'agent' as const };
      const to = { channelAccountId, peer, botId: 'bot', conversationId: newId(), seq: 1 };
      await store.deliveries.enqueue([{ ...to, message, createdAt: store.time() }]);
    },
    /** A worker, which hears the bell for an account and passes it on. */
    openBells: () => {
      const queue = { redisUrl: process.env.BATON_TEST_REDIS_URL ?? '', prefix };
      const adapters = { api: sessionAdapter as unknown as Adapter };
      const log = pino({ level: 'silent' });
      const worker = startWorker({ store, queue, openai: undefined, log, channels: { adapters, sealing } });
      const queues = createQueues(queue, () => undefined);
      const line = createSessionLine({ speak: queues.redis, listen: queues.redis, prefix });
      closing.push(async () => {
        await worker.close();
        line.close();
        await queues.close();
      });
      return { look: line.look, ring: (channelAccountId: string) => queues.ring('deliver', { channelAccountId }) };
    },
    close: async (): Promise<void> => {
      for (const close of closing) await close();
      for (const host of hosts) {
        if (host.exitCode !== null || host.signalCode !== null) continue;
        host.kill('SIGKILL');
        await once(host, 'exit');
      }
      await platform.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
export type Stage = Awaited<ReturnType<typeof openStage>>;
