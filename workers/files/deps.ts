import type { Logger } from 'pino';
import type { MediaRef } from '#channels/contract/ids.ts';
import type { FileId, StoredFile } from '#core/domain/files/file.ts';
import type { ChannelAccountId, Instant } from '#core/domain/ids.ts';
import type { Receive } from '#core/files/receive.ts';
import type { FilesStore } from '#core/store/files.ts';

/** Opens a file of one account. @throws NoMedia when asking again would not help */
export type OpenMedia = (
  ref: MediaRef,
  signal: AbortSignal,
) => Promise<{ bytes: ReadableStream<Uint8Array>; mimeType?: string }>;

export type FileDrainDeps = {
  files: Pick<FilesStore, 'due' | 'attempt' | 'ready' | 'refused' | 'failed' | 'postponed' | 'nextDue'>;
  /** Null where nothing is to be fetched by this process: the account's connection is kept up elsewhere. */
  openMediaOf: (id: ChannelAccountId) => Promise<OpenMedia | null>;
  receive: Receive;
  /** Bytes of one file. */
  most: number;
  /** Says that something is known of a file. Never waited for. */
  show: (file: StoredFile) => void;
  /** The store's clock. */
  time: () => Instant;
  chance: () => number;
  log: Logger;
};

/** The key under which a file lies in the storage. */
export const keyOf = (id: FileId): string => id;
