import { createHash } from 'node:crypto';
import type { ExternalId } from '#channels/contract/ids.ts';
import type { Media, Part } from '#channels/contract/inbound.ts';
import { nameOfFile, spoken } from '#core/domain/channels/spoken-parts.ts';
import type { AttachedFile } from '#core/domain/files/file.ts';
import type { ChannelAccountId } from '#core/domain/ids.ts';

/** The same for the same part of the same message, however often the platform tells of it. */
const fileId = (accountId: ChannelAccountId, message: ExternalId, index: number): string =>
  createHash('sha256')
    .update(JSON.stringify([accountId, message, index]))
    .digest('base64url')
    .slice(0, 32);

/** A file of a message as the core names it, with where the platform keeps it. */
export type HeardFile = AttachedFile & { ref: string };

/** What somebody said elsewhere, as words and files. Words are never empty where there is no file. */
export const heardIn = (
  accountId: ChannelAccountId,
  message: ExternalId,
  parts: readonly Part[],
): { text: string; files: HeardFile[] } => {
  const media = parts.filter((part): part is Media => part.kind === 'media');
  const files = media.map(({ media: kind, ref, fileName, voice }, index) => ({
    ...{ id: fileId(accountId, message, index), kind, name: nameOfFile(fileName), ref },
    ...(voice && { voice }),
  }));
  const words = parts.filter((part) => part.kind !== 'media');
  return { text: files.length > 0 && words.length === 0 ? '' : spoken(words), files };
};
