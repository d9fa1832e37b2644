import type { Capabilities } from '../contract/capabilities.ts';

const MEGABYTE = 2 ** 20;

/** Of what whatsapp-web.js 1.34.7 can do with WhatsApp Web. Buttons and lists are no longer shown by WhatsApp. */
export const CAPABILITIES: Capabilities = {
  text: { most: 4_096, unit: 'utf16' },
  marks: 'whatsapp',
  media: {
    in: ['audio', 'document', 'image', 'sticker', 'video'],
    out: {
      image: { most: 16 * MEGABYTE, types: ['image/jpeg', 'image/png'] },
      video: { most: 16 * MEGABYTE, types: ['video/mp4'] },
      audio: { most: 16 * MEGABYTE, types: ['audio/mpeg', 'audio/ogg', 'audio/mp4'] },
      sticker: { most: MEGABYTE, types: ['image/webp'] },
      // WhatsApp takes more, but every byte passes three processes as text.
      document: { most: 32 * MEGABYTE, types: '*' },
    },
  },
  choices: null,
  receipts: 'perMessage',
  window: null,
  templates: false,
  // A person's account that writes faster than a person is blocked.
  rate: { perAccount: 1, perPeerEvery: 1_000 },
  typing: { in: false, out: true, impliesRead: false },
  idempotent: false,
  reactions: { in: true, out: false },
  edits: { in: true, out: false },
  deletes: { in: true, out: false },
  replies: { in: true, out: true },
  locations: { in: true, out: false },
  outside: true,
  presence: false,
};
