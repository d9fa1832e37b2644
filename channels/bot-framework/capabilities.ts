import type { Capabilities } from '../contract/capabilities.ts';

const MB = 1024 * 1024;
const IN_ONLY = { in: true, out: false };
const BOTH = { in: true, out: true };

/** Handed over to the channel as JSON (Bot Connector, "Upload Attachment"); Direct Line takes no more than this. */
const upload = (types: readonly string[] | '*') => ({ most: 4 * MB, types });

/**
 * What the channels behind the Bot Framework have in common. Each has limits of its own, and tells of them when it refuses:
 * Messenger's window, for one, is known here only then.
 */
export const CAPABILITIES: Capabilities = {
  // Messenger's, the least of the common ones.
  text: { most: 2_000, unit: 'utf16' },
  marks: 'markdown',
  media: {
    in: ['image', 'audio', 'video', 'document', 'sticker'],
    out: {
      image: upload(['image/png', 'image/jpeg', 'image/gif']),
      audio: upload(['audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/ogg']),
      video: upload(['video/mp4']),
      document: upload('*'),
    },
  },
  // As many as Teams takes, of as many characters as Messenger does.
  choices: { most: 6, title: 20 },
  receipts: 'none',
  window: null,
  templates: false,
  // Teams, "Rate limiting for bots": 50 a second for a bot, 60 in 30 seconds for a conversation.
  rate: { perAccount: 40, perPeerEvery: 500 },
  typing: { ...BOTH, impliesRead: false },
  idempotent: false,
  reactions: IN_ONLY,
  edits: IN_ONLY,
  deletes: IN_ONLY,
  replies: BOTH,
  locations: IN_ONLY,
  outside: false,
  presence: false,
};

/** Messenger and SMS show marks as they are ("Channels reference"). */
const PLAIN = new Set(['facebook', 'sms']);
export const marksOf = (channelId: string): Capabilities['marks'] => (PLAIN.has(channelId) ? 'plain' : 'markdown');

/** A file so small goes along with its message. Bytes: Azure takes 256 KiB of JSON in all. */
export const INLINE = 150_000;
