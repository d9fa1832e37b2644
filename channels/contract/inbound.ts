import type { Instant } from '#core/domain/ids.ts';
import type { ExternalId, MediaRef, PeerId } from './ids.ts';

export const MEDIA_KINDS = ['image', 'audio', 'video', 'document', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** A file by reference: it is fetched later, with a cap on its bytes. What the platform says of it is a claim. */
export type Media = {
  kind: 'media';
  media: MediaKind;
  ref: MediaRef;
  /** Spoken, to be played rather than read. */
  voice?: boolean;
  fileName?: string;
  mimeType?: string;
  /** Bytes. */
  size?: number;
};

/** One part of what somebody said, in the order in which they said it. A caption is a text behind its file. */
export type Part =
  | { kind: 'text'; text: string }
  | Media
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  /** A tapped answer: `id` is what the question gave it, the title where it gave none. */
  | { kind: 'choice'; id: string; title: string }
  /** What Baton has no form for, by the platform's word for it: it is shown as such and never left out. */
  | { kind: 'unsupported'; what: string };

export type Sender = {
  peer: PeerId;
  /** Other ids under which the platform may name the same person; their messages go to the same contact. */
  aliases?: readonly PeerId[];
  /** As the platform knows them. */
  name?: string;
  phone?: string;
  language?: string;
  /**
   * What the platform needs, besides the peer, to reach them, where that changes: the latest is kept with the contact and
   * handed back with every message to them. The core never looks inside.
   */
  route?: string;
};

export const RECEIPTS = ['sent', 'delivered', 'read', 'failed'] as const;
export type ReceiptStatus = (typeof RECEIPTS)[number];

/** Where a session with a platform stands. `qr` and `code` carry a secret: for admins' eyes, never stored or logged. */
export type SessionState =
  | { state: 'starting' | 'ready' | 'loggedOut' }
  | { state: 'qr'; qr: string }
  | { state: 'code'; code: string }
  | { state: 'degraded' | 'failed'; why: string };

/** What a platform tells of, in Baton's words. `at` is the platform's clock. */
export type InboundEvent =
  | {
      type: 'message';
      id: ExternalId;
      at: Instant;
      from: Sender;
      parts: readonly Part[];
      replyTo?: ExternalId;
      /** Somebody else holds the conversation on the platform: it is shown, and no bot of ours answers it. */
      standby?: true;
    }
  /** A person of the business has answered without Baton: on the paired phone, in the page's own inbox. */
  | { type: 'outside'; id: ExternalId; at: Instant; to: PeerId; parts: readonly Part[] }
  /**
   * Of some messages of ours, `andBefore` also of those that went to the same peer before them, or of all to one peer up to a
   * time. `deliveryId` is ours, where the platform hands it back.
   */
  | ({ type: 'receipt'; at: Instant; status: ReceiptStatus; why?: string } & (
      | { ids: readonly ExternalId[]; deliveryId?: string; andBefore?: true }
      | { peer: PeerId; upTo: Instant }
    ))
  /** Null takes it back. */
  | { type: 'reaction'; at: Instant; from: Sender; to: ExternalId; emoji: string | null }
  | { type: 'edit'; id: ExternalId; at: Instant; from: Sender; text: string }
  | { type: 'delete'; id: ExternalId; at: Instant; from: Sender }
  | { type: 'typing'; from: Sender }
  /** A bot that is not Baton's asks for a person to take the customer over, and tells what it knows. */
  | {
      type: 'handover';
      id: ExternalId;
      at: Instant;
      from: Sender;
      collected: Readonly<Record<string, string>>;
      /** For agents: why, and what was said before. */
      message?: string;
    }
  /** The platform calls somebody by another id from now on. */
  | { type: 'identity'; at: Instant; before: PeerId; after: PeerId }
  | ({ type: 'session' } & SessionState);
