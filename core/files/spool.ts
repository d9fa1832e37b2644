import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileRefused } from './refused.ts';

const megabytes = (bytes: number): string => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;

/**
 * Writes what comes into a new file and answers its size; holds no more than a piece of it at any time.
 * @throws FileRefused when there is nothing, or more than `most` bytes
 */
export const spool = async (
  bytes: AsyncIterable<Uint8Array>,
  { path, most, signal }: { path: string; most: number; signal: AbortSignal },
): Promise<number> => {
  let size = 0;
  const counted = async function* (pieces: AsyncIterable<Uint8Array>) {
    for await (const piece of pieces) {
      size += piece.byteLength;
      if (size > most) throw new FileRefused(`This file is too large: at most ${megabytes(most)} are kept here.`);
      yield piece;
    }
  };
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  await pipeline(Readable.from(bytes, { objectMode: false }), counted, target, { signal });
  if (size === 0) throw new FileRefused('This file is empty.');
  return size;
};
