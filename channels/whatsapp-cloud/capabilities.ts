import type { Capabilities } from '../contract/capabilities.ts';
import { MEDIA_KINDS } from '../contract/inbound.ts';

const HOUR = 3_600_000;
const MB = 1024 * 1024;

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Cloud API, "Media" and "Text messages"; "Throughput" and "Pair rate limits" for the rates. */
export const CAPABILITIES: Capabilities = {
  text: { most: 4_096, unit: 'utf16' },
  marks: 'whatsapp',
  media: {
    in: MEDIA_KINDS,
    out: {
      image: { most: 5 * MB, types: ['image/jpeg', 'image/png'] },
      audio: { most: 16 * MB, types: ['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/amr', 'audio/opus'] },
      video: { most: 16 * MB, types: ['video/mp4', 'video/3gpp'] },
      document: {
        most: 100 * MB,
        types: [
          'application/pdf',
          'text/plain',
          'application/msword',
          'application/vnd.ms-excel',
          'application/vnd.ms-powerpoint',
          `${OFFICE}.wordprocessingml.document`,
          `${OFFICE}.spreadsheetml.sheet`,
          `${OFFICE}.presentationml.presentation`,
        ],
      },
      sticker: { most: 500_000, types: ['image/webp'] },
    },
  },
  // Up to three of 20 characters become buttons, the others a list.
  choices: { most: 10, title: 24, whole: 72 },
  receipts: 'perMessage',
  window: { base: 24 * HOUR, human: 24 * HOUR },
  templates: true,
  rate: { perAccount: 80, perPeerEvery: 6_000, perPeerBurst: 45 },
  typing: { in: false, out: true, impliesRead: true },
  idempotent: false,
  reactions: { in: true, out: false },
  // Meta tells of them where the number is in use in the WhatsApp Business app as well.
  edits: { in: true, out: false },
  deletes: { in: true, out: false },
  replies: { in: true, out: true },
  locations: { in: true, out: false },
  outside: true,
  presence: false,
};

export const CAPTION = { most: 1_024, unit: 'utf16' } as const;
export const INTERACTIVE_BODY = { most: 1_024, unit: 'utf16' } as const;
export const BUTTONS = { most: 3, title: 20 };
export const ROWS = { most: 10, title: 24, description: 72 };
