import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type SendLimits, whyUnsendable } from '#core/contracts/sendable.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { FileKind, StoredFile } from '#core/domain/files/file.ts';
import { FileRefused } from '#core/files/refused.ts';
import { StorageTrouble, thumbnailOf } from '#core/files/storage.ts';
import type { Store } from '#core/store/connect.ts';
import type { UploadedFile } from '#core/store/uploads.ts';
import type { KeptFiles } from './files.ts';

export type Upload = Pick<UploadedFile, 'by' | 'conversationId' | 'botId' | 'channelAccountId'> & {
  /** Made by the client: the same upload again is the same file. */
  uploadId: string;
  name: string;
  mimeType: string;
  /** As the client announced it. */
  size: number | undefined;
  bytes: Readable;
  /** Null: nothing but what is allowed everywhere. */
  limits: SendLimits | null;
  signal: AbortSignal;
};

const KINDS: ReadonlySet<string> = new Set(['image', 'audio', 'video'] satisfies FileKind[]);
const kindOf = (mimeType: string): FileKind => {
  const [kind = ''] = mimeType.split('/');
  return KINDS.has(kind) ? (kind as FileKind) : 'document';
};

const megabytes = (bytes: number): string => `${Math.max(1, Math.floor(bytes / 1024 / 1024))} MB`;
const tooLarge = (most: number): BatonError => new BatonError('too_large', `A file may have ${megabytes(most)}.`);

/** Counts what comes; beyond the cap nothing more is read. */
async function* capped(bytes: Readable, most: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  // The rest of what comes is left to the server, so that the answer still finds its way.
  for await (const chunk of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    read += chunk.byteLength;
    if (read > most) throw tooLarge(most);
    yield chunk;
  }
}

/** Takes in what agents and customers upload: it is durable, and examined, when it resolves. @throws BatonError in words */
export const createUploads = (store: Pick<Store, 'files' | 'time'>, { receive, storage, most: cap }: KeptFiles) => {
  const receiveOne = async (id: string, upload: Upload, most: number) => {
    const { name, mimeType, bytes, signal } = upload;
    try {
      const claim = { kind: kindOf(mimeType), name, mimeType };
      return await receive({ key: id, bytes: capped(bytes, most), most, claim, signal });
    } catch (error) {
      if (signal.aborted) throw new BatonError('unavailable', 'The connection was lost while the file came.');
      if (error instanceof StorageTrouble) throw new BatonError('unavailable', error.message);
      if (!(error instanceof FileRefused)) throw error;
      await store.files.refused(id, error.why);
      throw new BatonError('file_refused', error.why);
    }
  };

  return {
    take: async (upload: Upload): Promise<StoredFile> => {
      const { by, conversationId, botId, channelAccountId, uploadId, name, mimeType, size, limits, bytes } = upload;
      const most = Math.min(cap, limits?.most ?? cap);
      if (size !== undefined && size > most) throw tooLarge(most);
      const id = createHash('sha256')
        .update(JSON.stringify([by, uploadId]))
        .digest('base64url')
        .slice(0, 32);
      const place = { by, conversationId, botId, channelAccountId };
      const known = await store.files.begin({ id, ...place, name, kind: kindOf(mimeType), createdAt: store.time() });
      if (known.status === 'refused') throw new BatonError('file_refused', known.why ?? undefined);
      if (known.status !== 'fetching') {
        bytes.resume();
        return known;
      }
      const facts = await receiveOne(id, upload, most);
      const not = limits && whyUnsendable(limits, facts);
      if (not) {
        const why =
          not.because === 'size'
            ? `This channel takes files like it up to ${megabytes(not.most)}.`
            : 'This channel takes no files of this type.';
        await store.files.refused(id, why);
        await Promise.all([storage.remove(id), storage.remove(thumbnailOf(id))]);
        throw new BatonError('file_refused', why);
      }
      const ready = await store.files.ready(id, facts);
      if (ready) return ready;
      // Sent twice at the same time: the other one was first.
      const settled = await store.files.byId(id);
      if (settled !== null) return settled;
      // Taken back while it came.
      await Promise.all([storage.remove(id), storage.remove(thumbnailOf(id))]);
      throw new BatonError('conflict');
    },
  };
};
