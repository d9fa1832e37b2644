import type { Logger } from 'pino';
import type { Adapter } from '#channels/contract/adapter.ts';
import { wireIntake } from '#channels/intake/wiring.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import { createSettle } from '#core/outbox/settle.ts';
import { createQueues, type QueueOptions } from '#core/queue/queues.ts';
import { createEmitter } from '#core/realtime/emitter.ts';
import { closePatientRedis, createPatientRedis } from '#core/realtime/server.ts';
import { createSessionLine } from '#core/realtime/session-line.ts';
import { speakInto } from '#core/realtime/speak.ts';
import type { Store } from '#core/store/connect.ts';
import type { Sealing } from '#core/store/sealing.ts';
import { deliverDeps } from '../deliver/deliverer.ts';
import { type FileOptions, fileDrainDeps } from '../files/fetcher.ts';
import { startHost } from './host.ts';
import type { Times } from './times.ts';

export type ChannelRoleOptions = {
  store: Store;
  queue: QueueOptions;
  adapters: Readonly<Partial<Record<Channel, Adapter>>>;
  sealing: Sealing;
  files: FileOptions;
  /** Pairings lie in it. */
  dataDir: string;
  /** Accounts at the same time. */
  most: number;
  times?: Partial<Times>;
  log: Logger;
};

/** Everything a process does that keeps up connections to platforms, wired. */
export const startChannelRole = async (options: ChannelRoleOptions) => {
  const { store, queue, files, log } = options;
  const onError = (error: unknown): void => log.warn({ err: error }, 'channel');
  const queues = createQueues(queue, onError);
  const redis = createPatientRedis(queue.redisUrl, onError);
  const emitter = createEmitter(speakInto(redis, queue.prefix, onError));
  const { ring } = queues;
  const settle = createSettle({ ...store, emitter, ring, log });
  const line = createSessionLine({ speak: queues.redis, listen: redis, prefix: queue.prefix });
  const intake = wireIntake({ store, emitter, ring, settle, ringForFiles: (id) => host.fetchFiles(id) });
  const host = await startHost({
    ...options,
    ...{ intake, line },
    delivering: {
      ...deliverDeps({ store, storage: files.storage, emitter, log }),
      // A session says itself how it is.
      tellAdmins: (id, why) => store.channelAccounts.wentWrong(id, why, store.time()),
    },
    fetching: (openMediaOf) => fileDrainDeps({ store, files, emitter, log }, openMediaOf),
  });
  return {
    host,
    close: async () => {
      await host.close();
      line.close();
      await closePatientRedis(redis);
      await queues.close();
    },
  };
};
