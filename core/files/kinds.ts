import type { FileKind } from '../domain/files/file.ts';

/** picture: written anew. media: shown as it is. zip: looked into before. plain: downloaded as it is. */
type Treatment = 'picture' | 'media' | 'zip' | 'plain';
type Allowed = { kind: FileKind; treatment: Treatment };

const all = (kind: FileKind, treatment: Treatment, types: readonly string[]): [string, Allowed][] =>
  types.map((type) => [type, { kind, treatment }]);

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** Everything that is kept here, by the type that its own bytes show. What is not listed is refused. */
const ALLOWED: ReadonlyMap<string, Allowed> = new Map([
  ...all('image', 'picture', ['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/gif', 'image/avif']),
  ...all('audio', 'media', ['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/amr']),
  ...all('audio', 'media', ['audio/wav', 'audio/webm']),
  ...all('video', 'media', ['video/mp4', 'video/webm', 'video/ogg', 'video/mpeg', 'video/quicktime']),
  ...all('video', 'media', ['video/3gpp']),
  // No browser but one shows it, and the pictures in it are not written anew.
  ...all('document', 'plain', ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']),
  ...all('document', 'plain', ['image/tiff', 'image/bmp', 'audio/flac']),
  ...all('document', 'plain', ['application/pdf', 'application/rtf']),
  ...all('document', 'plain', ['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint']),
  ...all('document', 'plain', ['text/plain', 'text/csv', 'text/calendar', 'text/vcard']),
  ...all('document', 'zip', ['application/zip', `${OFFICE}.wordprocessingml.document`]),
  ...all('document', 'zip', [`${OFFICE}.spreadsheetml.sheet`, `${OFFICE}.presentationml.presentation`]),
  ...all('document', 'zip', [`${OPEN_DOCUMENT}.text`, `${OPEN_DOCUMENT}.spreadsheet`, `${OPEN_DOCUMENT}.presentation`]),
]);

export const allowed = (mimeType: string): Allowed | undefined => ALLOWED.get(mimeType.split(';')[0] ?? '');

/** One name for each type: the one that platforms and browsers know. */
const NAMES: Record<string, string> = { 'audio/x-m4a': 'audio/mp4', 'video/x-m4v': 'video/mp4' };
export const usualName = (mimeType: string): string => NAMES[mimeType] ?? mimeType;

/** Containers for both: only who recorded it knows that there is no picture in it. */
const AS_AUDIO: Record<string, string> = {
  'video/webm': 'audio/webm',
  'video/mp4': 'audio/mp4',
  'video/ogg': 'audio/ogg',
};
export const asAudio = (mimeType: string): string => AS_AUDIO[mimeType] ?? mimeType;

const REFUSED: readonly [RegExp, string][] = [
  [/xml|postscript|eps/, 'Drawings and pages with code in them (SVG, HTML, XML, PostScript) are not kept here.'],
  [/macroenabled/, 'Documents with macros are not kept here. Save it without them and send it again.'],
  [
    /msdownload|elf|mach-binary|java|android|x-deb|x-rpm|shortcut|wasm|shockwave|extension|xpinstall|x-asar|htmlhelp|diskimage/,
    'Programs are not kept here.',
  ],
  [/rar|7z|tar|gzip|bzip|x-xz|zstd|lz|cab|arj|compress|cpio/, 'Of archives, only ZIP files are kept here.'],
  [/^image\//, 'This kind of picture is not kept here. Send it as JPEG, PNG or WebP.'],
  [/^audio\//, 'This kind of recording is not kept here. Send it as MP3, M4A or OGG.'],
  [/^video\//, 'This kind of video is not kept here. Send it as MP4 or WebM.'],
];

/** Why a type that is not allowed is refused. */
export const whyNot = (mimeType: string): string =>
  REFUSED.find(([types]) => types.test(mimeType))?.[1] ?? 'This kind of file is not kept here.';
