import type { Capabilities } from '../contract/capabilities.ts';
import { MEDIA_KINDS, type MediaKind } from '../contract/inbound.ts';

const MB = 1024 * 1024;
/** A file travels within the JSON. */
const FILE = { most: 10 * MB, types: '*' } as const;
const BOTH = { in: true, out: true };
const IN = { in: true, out: false };

/** What Baton asks of a system that joins by itself: docs/channels/api.md. */
export const CAPABILITIES: Capabilities = {
  text: { most: 20_000, unit: 'utf16' },
  marks: 'markdown',
  media: {
    in: MEDIA_KINDS,
    out: Object.fromEntries(MEDIA_KINDS.map((kind) => [kind, FILE])) as Record<MediaKind, typeof FILE>,
  },
  choices: { most: 13, title: 80 },
  receipts: 'perMessage',
  window: null,
  templates: false,
  rate: { perAccount: 50, perPeerEvery: 0 },
  typing: { ...BOTH, impliesRead: false },
  // What comes again has the same `webhook-id`.
  idempotent: true,
  ...{ reactions: IN, edits: IN, deletes: IN, replies: BOTH, locations: IN },
  outside: true,
  presence: false,
};
