import type { Capabilities } from '../contract/capabilities.ts';
import type { OutgoingFile } from '../contract/outbound.ts';

/** What Meta calls a file in a message. */
export type AttachmentType = 'image' | 'audio' | 'video' | 'file';

const OWN = ['image', 'audio', 'video'] as const;

/** As what a file goes out: as what it is where that fits, else as a document. Undefined where the platform takes it in no way. */
export const sentAs = (
  { media, mimeType, size }: OutgoingFile,
  { media: { out } }: Pick<Capabilities, 'media'>,
): { type: AttachmentType; mimeType: string } | undefined => {
  const type = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  const takes = (kind: 'image' | 'audio' | 'video' | 'document'): boolean => {
    const limit = out[kind];
    return limit !== undefined && size <= limit.most && (limit.types === '*' || limit.types.includes(type));
  };
  const own = OWN.find((kind) => kind === (media === 'sticker' ? 'image' : media) && takes(kind));
  if (own) return { type: own, mimeType: type };
  return takes('document') ? { type: 'file', mimeType: type } : undefined;
};
