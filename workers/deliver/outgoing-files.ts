import { buffer } from 'node:stream/consumers';
import type { OutgoingFile } from '#channels/contract/outbound.ts';
import type { AttachedFile } from '#core/domain/files/file.ts';
import { fileNameOf } from '#core/domain/files/file-name.ts';
import type { Storage } from '#core/files/storage.ts';
import type { FilesStore } from '#core/store/files.ts';

export type OutgoingFilesDeps = { files: Pick<FilesStore, 'byId'>; storage: Pick<Storage, 'open'> };

/** The files of a message, each to be read when it is sent; null when one of them is not here. */
export const createOutgoingFiles =
  ({ files, storage }: OutgoingFilesDeps) =>
  async (attached: readonly AttachedFile[]): Promise<OutgoingFile[] | null> => {
    const known = await Promise.all(attached.map(({ id }) => files.byId(id)));
    const outgoing = known.map((file): OutgoingFile | null => {
      if (file?.status !== 'ready' || file.facts === null) return null;
      const { kind: media, mimeType, size } = file.facts;
      const open = async () => buffer((await storage.open(file.id)).bytes);
      return { media, fileName: fileNameOf(file.name, file.facts), mimeType, size, open };
    });
    return outgoing.every((file) => file !== null) ? outgoing : null;
  };
