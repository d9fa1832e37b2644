import type { FileKind } from '../domain/files/file.ts';

/** What may be sent to the customers of a channel. Free of imports but types: the dashboard judges by it, too. */
export type SendLimits = {
  /** Bytes of any file. */
  most: number;
  /** By kind: bytes, and types of media, `*` for all. A kind that is absent goes as a document where that is possible. */
  kinds: Readonly<Partial<Record<FileKind, { most: number; types: readonly string[] | '*' }>>>;
};

export type Unsendable = { because: 'size'; most: number } | { because: 'type' };

/** Why a file cannot be sent there; null when it can: as what it is, else as a document. */
export const whyUnsendable = (
  { most, kinds }: SendLimits,
  { kind, mimeType, size }: { kind: FileKind; mimeType: string; size: number },
): Unsendable | null => {
  if (size > most) return { because: 'size', most };
  const own = kinds[kind];
  const { document } = kinds;
  const asItself = own !== undefined && isOf(own.types, mimeType);
  const asDocument = document !== undefined && Object.values(kinds).some(({ types }) => isOf(types, mimeType));
  if (!asItself && !asDocument) return { because: 'type' };
  const largest = Math.max(asItself ? own.most : 0, asDocument ? document.most : 0);
  return size > largest ? { because: 'size', most: largest } : null;
};

const isOf = (types: readonly string[] | '*', mimeType: string): boolean =>
  types === '*' || types.includes(mimeType) || (mimeType.startsWith('text/') && types.includes('text/plain'));
