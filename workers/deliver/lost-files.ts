import type { OutgoingFile, SendResult } from '#channels/contract/outbound.ts';
import { MissingFile } from '#core/files/storage.ts';

export const FILE_MISSING = 'A file of this message is not here any more.';
const LOST: SendResult = { ok: false, error: { kind: 'content', why: FILE_MISSING } };

/** Files that are watched while they are sent: of one that the storage has lost a later attempt would find no more. */
export const watchFiles = (files: readonly OutgoingFile[]) => {
  let lost = false;
  const open = (file: OutgoingFile) => async () => {
    try {
      return await file.open();
    } catch (error) {
      lost ||= error instanceof MissingFile;
      throw error;
    }
  };
  return {
    files: files.map((file): OutgoingFile => ({ ...file, open: open(file) })),
    /** What came of sending them. */
    outcome: async (sending: Promise<SendResult>): Promise<SendResult> => {
      try {
        const result = await sending;
        return lost && !result.ok ? LOST : result;
      } catch (error) {
        if (lost) return LOST;
        throw error;
      }
    },
  };
};
