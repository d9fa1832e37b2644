import type { MediaKind } from '../contract/inbound.ts';
import type { OutgoingFile } from '../contract/outbound.ts';
import { CAPABILITIES } from './capabilities.ts';

type Sent = { media: MediaKind; mimeType: string };

/** What may also go as a document: pictures and sounds that are too large to be shown as such. */
const ALSO_DOCUMENTS = new Set(
  Object.values(CAPABILITIES.media.out).flatMap(({ types }) => (types === '*' ? [] : [...types])),
);

/**
 * As what a file goes out: as what it is where it fits, else as a document, and any kind of text as plain text. Undefined
 * where WhatsApp takes it in no way.
 */
export const sentAs = ({ media, mimeType, size }: OutgoingFile): Sent | undefined => {
  const type = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  const own = CAPABILITIES.media.out[media];
  if (media !== 'document' && own && own.types.includes(type) && size <= own.most) return { media, mimeType: type };
  if (size > (CAPABILITIES.media.out.document?.most ?? 0)) return undefined;
  if (ALSO_DOCUMENTS.has(type)) return { media: 'document', mimeType: type };
  return type.startsWith('text/') ? { media: 'document', mimeType: 'text/plain' } : undefined;
};

export const takesCaption = (file: OutgoingFile): boolean =>
  ['image', 'video', 'document'].includes(sentAs(file)?.media ?? '');
