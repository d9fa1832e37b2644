import type { Logger } from 'pino';
import type { Ring } from '#core/contracts/jobs.ts';
import type { ChannelAccountId, Instant } from '#core/domain/ids.ts';
import type { Files } from '#core/files/files.ts';
import { showFile } from '#core/outbox/show-file.ts';
import type { Emitter } from '#core/realtime/emitter.ts';
import type { Store } from '#core/store/connect.ts';
import type { Channels } from '../deliver/deliverer.ts';
import { createReminders } from '../reminders.ts';
import type { FileDrainDeps, OpenMedia } from './deps.ts';
import { createFileDrain } from './drain-files.ts';
import { createOpenMediaOf } from './open-media-of.ts';
import { removeDeleted } from './remove-deleted.ts';
import { removeUnused } from './remove-unused.ts';

/** Where files go, and how they are fetched. */
export type FileOptions = Files & {
  /** Bytes of one file. */
  most: number;
  /** Goes to public addresses only. */
  fetch: typeof fetch;
};

export type FetcherOptions = {
  store: Store;
  channels: Channels | undefined;
  files: FileOptions;
  emitter: Emitter;
  ring: Ring;
  log: Logger;
};

/** How files of an account are fetched, whoever opens them. */
export const fileDrainDeps = (
  { store, files, emitter, log }: Pick<FetcherOptions, 'store' | 'files' | 'emitter' | 'log'>,
  openMediaOf: (id: ChannelAccountId) => Promise<OpenMedia | null>,
): FileDrainDeps => ({
  ...{ files: store.files, openMediaOf, receive: files.receive, most: files.most },
  show: (file) => {
    showFile({ ...store, emitter }, file).catch((error: unknown) => log.warn({ err: error }, 'a file is not shown'));
  },
  time: store.time,
  chance: Math.random,
  log,
});

/** Fetches what customers have sent. Rings for itself when something is due later; what it forgets, the sweep finds. */
export const createFetcher = (options: FetcherOptions) => {
  const { store, channels, files, ring } = options;
  const openMediaOf = channels
    ? createOpenMediaOf({ ...store, ...channels, fetch: files.fetch, time: store.time })
    : async () => null;
  const drain = createFileDrain(fileDrainDeps(options, openMediaOf));
  const reminders = createReminders((channelAccountId) => ring('fetchFiles', { channelAccountId }), store.time);
  return {
    fetch: async (id: ChannelAccountId, signal: AbortSignal): Promise<void> => {
      const again = await drain(id, signal);
      if (again !== null) reminders.set(id, again);
    },
    sweep: async (now: Instant): Promise<void> => {
      await removeUnused({ ...store, storage: files.storage }, now);
      await removeDeleted({ ...store, storage: files.storage }, now);
    },
    close: reminders.close,
  };
};
