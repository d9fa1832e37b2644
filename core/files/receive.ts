import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileFacts, FileKind } from '../domain/files/file.ts';
import { allowed, asAudio, usualName, whyNot } from './kinds.ts';
import { createPassage } from './leftovers.ts';
import { rewritePicture } from './picture.ts';
import { FileRefused } from './refused.ts';
import { sniff } from './sniff.ts';
import { spool } from './spool.ts';
import { type Storage, thumbnailOf } from './storage.ts';

/** What its sender says of a file. None of it is believed where the bytes can tell. */
export type Claim = { kind: FileKind; name: string; mimeType?: string };

export type Incoming = {
  /** Where it goes in the storage; its small picture goes to `thumbnailOf(key)`. */
  key: string;
  bytes: AsyncIterable<Uint8Array>;
  /** Bytes. */
  most: number;
  claim: Claim;
  signal: AbortSignal;
};

export type ReceiverDeps = {
  storage: Storage;
  /** For what is on its way. What a crash leaves there is removed a day later. */
  tempFolder: string;
};

/**
 * Takes a file in, examines it and stores it; once it resolves, the file is durable. The same key again stores it again.
 * @throws FileRefused when it is not to be kept here
 * @throws StorageTrouble, or what `bytes` or `signal` throw, when it may be tried again
 */
export type Receive = (incoming: Incoming) => Promise<FileFacts>;

export const createReceiver = ({ storage, tempFolder }: ReceiverDeps): Receive => {
  const prepare = createPassage(tempFolder);

  return async ({ key, bytes, most, claim, signal }) => {
    await prepare();
    const path = join(tempFolder, randomUUID());
    try {
      const size = await spool(bytes, { path, most, signal });
      const sniffed = usualName(await sniff(path, { size, name: claim.name }));
      const mimeType = claim.kind === 'audio' ? asAudio(sniffed) : sniffed;
      const known = allowed(mimeType);
      if (known === undefined) throw new FileRefused(whyNot(mimeType));
      signal.throwIfAborted();
      if (known.treatment === 'picture') return await keepPicture(storage, { key, path, claim, signal });
      await storage.put(key, path, { mimeType, size });
      return { kind: known.kind, mimeType, size, thumbnail: false, inline: known.treatment === 'media' };
    } finally {
      await Promise.all(['', '.picture', '.thumbnail'].map((part) => rm(`${path}${part}`, { force: true })));
    }
  };
};

const keepPicture = async (
  storage: Storage,
  { key, path: source, claim, signal }: Pick<Incoming, 'key' | 'claim' | 'signal'> & { path: string },
): Promise<FileFacts> => {
  const { path, thumbnail, mimeType, ...measures } = await rewritePicture(source);
  signal.throwIfAborted();
  const { size } = await stat(thumbnail);
  await storage.put(thumbnailOf(key), thumbnail, { mimeType: 'image/webp', size });
  await storage.put(key, path, { mimeType, size: measures.size });
  const kind = claim.kind === 'sticker' ? 'sticker' : 'image';
  return { kind, mimeType, ...measures, thumbnail: true, inline: true };
};
