import type { MediaKind } from './inbound.ts';

/** UTF-16 units are what JavaScript counts. */
export type TextLimit = { most: number; unit: 'utf16' | 'utf8' };
export type MediaLimit = {
  /** Bytes. */
  most: number;
  /** MIME types, without parameters; `*` for all. */
  types: readonly string[] | '*';
};
export type Direction = { in: boolean; out: boolean };

/** What a platform can do, as data: whoever needs to know reads it, nobody asks for a kind of channel. */
export type Capabilities = {
  text: TextLimit;
  /** How formatted text is written there. */
  marks: 'plain' | 'whatsapp' | 'markdown';
  media: { in: readonly MediaKind[]; out: Readonly<Partial<Record<MediaKind, MediaLimit>>> };
  /**
   * Answers to tap; null where they have to be a numbered list. Characters of a title; a longer one, up to `whole`, is cut
   * there and can be read beside it.
   */
  choices: { most: number; title: number; whole?: number } | null;
  /** How the platform tells that something arrived or was read. */
  receipts: 'none' | 'perMessage' | 'watermark';
  /** For so long after the customer's latest message they may be written to, by a bot and by a person; null for ever. Milliseconds. */
  window: { base: number; human: number } | null;
  /** Whether something may be sent after the window, as a template. */
  templates: boolean;
  rate: {
    /** Messages a second. */
    perAccount: number;
    /** Milliseconds between two messages to the same peer. */
    perPeerEvery: number;
    /** So many may go to the same peer within that time when none has gone for as long; it is made up for afterwards. */
    perPeerBurst?: number;
  };
  typing: Direction & {
    /** Showing that somebody types also says that they have read. */
    impliesRead: boolean;
  };
  /** Sending the same delivery twice is one message there. */
  idempotent: boolean;
  reactions: Direction;
  edits: Direction;
  deletes: Direction;
  replies: Direction;
  locations: Direction;
  /** A person may answer without Baton, and the platform tells of it. */
  outside: boolean;
  /** It can be seen whether the customer is there. */
  presence: boolean;
};
