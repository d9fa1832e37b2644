import type { Readable } from 'node:stream';

/** First and last byte, both included. A range may end beyond the file; it must not begin there. */
export type ByteRange = { start: number; end: number };

/** What is known of a file before it is stored. */
export type StoredAs = { mimeType: string; size: number };

/**
 * Where files are kept: on disk, or in a bucket. A key is stored whole or not at all, and stays as it is: the same key again is
 * the same file.
 */
export type Storage = {
  /** Stores what is in the file at `path`, which stays where it is. Resolves once it is durable. */
  put: (key: string, path: string, as: StoredAs) => Promise<void>;
  /**
   * `size` is that of the whole file. Whoever stops reading destroys `bytes`.
   * @throws MissingFile
   */
  open: (key: string, range?: ByteRange) => Promise<{ bytes: Readable; size: number }>;
  /** What is not there is removed already. */
  remove: (key: string) => Promise<void>;
};

/** Where the small picture of a file is kept. */
export const thumbnailOf = (key: string): string => `${key}.thumb`;

/** Nothing is stored under this key. */
export class MissingFile extends Error {
  constructor() {
    super('This file is not in the storage.');
  }
}

/** The storage cannot be used. Says what to do, and never the keys. */
export class StorageTrouble extends Error {
  /** Gone by itself after a while, as far as one can tell. */
  readonly passing: boolean;
  constructor(why: string, passing: boolean, cause?: unknown) {
    super(why, { cause });
    this.passing = passing;
  }
}
