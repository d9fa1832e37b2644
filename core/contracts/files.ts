import { type Static, Type } from 'typebox';
import { FILE_KINDS, FILE_STATUSES } from '../domain/files/file.ts';
import { MOST_FILES } from './file-limits.ts';
import { Instant, Nullable } from './primitives.ts';

export const FileId = Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' });
export const FileIds = Type.Array(FileId, { maxItems: MOST_FILES, description: 'Files that were uploaded for it' });

/** What a message says of one of its files. */
export const AttachedFile = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...FILE_KINDS]),
  name: Type.String(),
  voice: Type.Optional(Type.Literal(true)),
});

/** The first file of a message without words. */
export const LastFile = Type.Pick(AttachedFile, ['kind', 'name', 'voice']);

export const FileFacts = Type.Object({
  kind: Type.Enum([...FILE_KINDS]),
  mimeType: Type.String(),
  size: Type.Integer({ description: 'Bytes' }),
  width: Type.Optional(Type.Integer()),
  height: Type.Optional(Type.Integer()),
  thumbnail: Type.Boolean(),
  inline: Type.Boolean({ description: 'It may be shown where it is; everything else is downloaded' }),
});

/** How a file is, and where it can be opened for a while. */
export const FileState = Type.Object({
  id: Type.String(),
  name: Type.String(),
  status: Type.Enum([...FILE_STATUSES]),
  facts: Nullable(FileFacts),
  why: Nullable(Type.String({ description: 'Why it was refused or could not be had' })),
  /** Null while there is nothing to open. */
  address: Nullable(Type.Object({ file: Type.String(), thumbnail: Nullable(Type.String()), expiresAt: Instant })),
});
export type FileState = Static<typeof FileState>;

export const FileStates = Type.Object({ files: Type.Array(FileState) });

/** What may be sent to the customer of a conversation; null where no files can be. */
export const Uploads = Nullable(
  Type.Object({
    most: Type.Integer({ description: 'Bytes of any file' }),
    kinds: Type.Partial(
      Type.Record(
        Type.Enum([...FILE_KINDS]),
        Type.Object({ most: Type.Integer(), types: Type.Union([Type.Array(Type.String()), Type.Literal('*')]) }),
      ),
    ),
  }),
);
export type Uploads = Static<typeof Uploads>;
