import { MEDIA_KINDS } from '../contract/inbound.ts';
import type { Dialect } from '../meta/messaging-dialect.ts';

const HOUR = 3_600_000;
const MB = 1024 * 1024;

/** Instagram Messaging: "Send a message", "Quick replies", "Upload media"; "Rate limits" of the Messenger Platform. */
export const CAPABILITIES: Dialect['capabilities'] = {
  text: { most: 1_000, unit: 'utf8' },
  marks: 'plain',
  media: {
    in: MEDIA_KINDS.filter((kind) => kind !== 'sticker'),
    out: {
      image: { most: 8 * MB, types: ['image/jpeg', 'image/png', 'image/gif'] },
      audio: { most: 25 * MB, types: ['audio/aac', 'audio/mp4', 'audio/x-m4a', 'audio/wav'] },
      video: { most: 25 * MB, types: ['video/mp4', 'video/quicktime', 'video/webm', 'video/ogg', 'video/x-msvideo'] },
      document: { most: 25 * MB, types: ['application/pdf'] },
    },
  },
  // Shown in the app only: who reads in a browser has to type the words.
  choices: { most: 13, title: 20 },
  receipts: 'perMessage',
  window: { base: 24 * HOUR, human: 7 * 24 * HOUR },
  templates: false,
  rate: { perAccount: 100, perPeerEvery: 0 },
  typing: { in: false, out: true, impliesRead: false },
  idempotent: false,
  reactions: { in: true, out: false },
  edits: { in: true, out: false },
  deletes: { in: true, out: false },
  replies: { in: true, out: true },
  locations: { in: false, out: false },
  outside: true,
  presence: false,
};
