import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FileId } from '../domain/files/file.ts';
import type { AgentId, ChannelAccountId, Instant, Peer } from '../domain/ids.ts';

export const FILE_VARIANTS = ['original', 'thumb'] as const;
export type FileVariant = (typeof FILE_VARIANTS)[number];
export type FileViewer =
  | { kind: 'agent'; id: AgentId }
  | { kind: 'visitor'; channelAccountId: ChannelAccountId; peer: Peer };

/** Whom an address was signed for, as it says itself. Of a visitor it tells no more than is needed to recognise them. */
export type NamedViewer =
  | { kind: 'agent'; id: AgentId }
  | { kind: 'visitor'; channelAccountId: ChannelAccountId; peerMark: string };

export type SignedParts = { fileId: FileId; variant: FileVariant; e: string; v: string; s: string };

const MINUTE = 60_000;
/**
 * The last instant is rounded up, so that an address stays the same for a while and caches find what they have:
 * it is good for 45 to 60 minutes, or for 7 to 10.
 */
const LIVES = {
  agent: { step: 15 * MINUTE, least: 45 * MINUTE },
  visitor: { step: 2.5 * MINUTE, least: 7.5 * MINUTE },
};

const expiryOf = (kind: FileViewer['kind'], now: Instant): Instant => {
  const { step, least } = LIVES[kind];
  return Math.ceil(now / step) * step + least;
};

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

export type SignedAddresses = ReturnType<typeof createSignedAddresses>;

/** Addresses of files that nobody can make up, for one viewer each. Nothing of them is stored. */
export const createSignedAddresses = (key: Buffer) => {
  const mac = (...parts: string[]): string =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
  const peerMark = (channelAccountId: ChannelAccountId, peer: Peer): string =>
    mac('peer', channelAccountId, peer).slice(0, 22);
  const sign = (fileId: FileId, variant: FileVariant, e: string, v: string): string =>
    mac('file', fileId, variant, e, v);

  const written = (viewer: FileViewer): string =>
    viewer.kind === 'agent'
      ? `a.${viewer.id}`
      : `v.${viewer.channelAccountId}.${peerMark(viewer.channelAccountId, viewer.peer)}`;

  const read = (v: string): NamedViewer | null => {
    const [kind, id, mark, more] = v.split('.');
    if (!id || more !== undefined) return null;
    if (kind === 'a') return mark === undefined ? { kind: 'agent', id } : null;
    return kind === 'v' && mark ? { kind: 'visitor', channelAccountId: id, peerMark: mark } : null;
  };

  return {
    /** `/files/<id>/<variant>?…`, good for at most an hour for an agent, ten minutes for a visitor. */
    addressOf: (file: { fileId: FileId; variant: FileVariant; viewer: FileViewer }, now: Instant): string => {
      const { fileId, variant, viewer } = file;
      const e = String(expiryOf(viewer.kind, now) / 1_000);
      const v = written(viewer);
      const query = new URLSearchParams({ e, v, s: sign(fileId, variant, e, v) });
      return `/files/${encodeURIComponent(fileId)}/${variant}?${query}`;
    },

    /** Whom it was signed for, and until when; null for what was not signed here, or is over. */
    verify: (
      { fileId, variant, e, v, s }: SignedParts,
      now: Instant,
    ): { viewer: NamedViewer; expiresAt: Instant } | null => {
      if (!same(s, sign(fileId, variant, e, v))) return null;
      const expiresAt = Number(e) * 1_000;
      const viewer = read(v);
      return viewer !== null && now < expiresAt ? { viewer, expiresAt } : null;
    },

    /** Whether this is the visitor whom an address names. */
    isPeer: ({ channelAccountId, peerMark: mark }: Extract<NamedViewer, { kind: 'visitor' }>, peer: Peer): boolean =>
      same(mark, peerMark(channelAccountId, peer)),
  };
};
