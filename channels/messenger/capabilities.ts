import { MEDIA_KINDS } from '../contract/inbound.ts';
import type { Dialect } from '../meta/messaging-dialect.ts';

const HOUR = 3_600_000;
const MB = 1024 * 1024;

/** Messenger Platform: "Send API", "Quick replies", "Saving assets", "Rate limits". */
export const CAPABILITIES: Dialect['capabilities'] = {
  text: { most: 2_000, unit: 'utf16' },
  marks: 'plain',
  media: {
    in: MEDIA_KINDS,
    out: {
      image: { most: 25 * MB, types: ['image/jpeg', 'image/png', 'image/gif'] },
      audio: { most: 25 * MB, types: ['audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/wav', 'audio/x-m4a'] },
      video: { most: 25 * MB, types: ['video/mp4', 'video/quicktime', 'video/webm', 'video/ogg'] },
      document: { most: 25 * MB, types: '*' },
    },
  },
  choices: { most: 13, title: 20 },
  receipts: 'watermark',
  window: { base: 24 * HOUR, human: 7 * 24 * HOUR },
  templates: false,
  // 300 a second for texts, 10 for sounds and films; "too many to one" has no number.
  rate: { perAccount: 100, perPeerEvery: 0 },
  typing: { in: false, out: true, impliesRead: false },
  idempotent: false,
  reactions: { in: true, out: false },
  edits: { in: true, out: false },
  deletes: { in: false, out: false },
  replies: { in: true, out: true },
  locations: { in: true, out: false },
  outside: true,
  presence: false,
};
