import type { FilledTemplate } from '#core/domain/channels/message-template.ts';
import type { HandoverState } from '#core/domain/delivery/delivery.ts';
import type { Instant } from '#core/domain/ids.ts';
import type { ExternalId, PeerId } from './ids.ts';
import type { MediaKind } from './inbound.ts';

/** A file of ours that is on its way out. */
export type OutgoingFile = {
  media: MediaKind;
  fileName: string;
  mimeType: string;
  /** Bytes. */
  size: number;
  /** Reads it anew, for each attempt. */
  open: () => Promise<Uint8Array>;
};

/** Beyond the window only this may be sent, where the platform has it. */
export type OutgoingTemplate = Readonly<FilledTemplate>;

/** What is to be said, in the one rich form (`rich-text.ts`), before a channel gives it its own. */
export type OutgoingMessage = {
  text: string;
  /** Answers that the customer may tap: buttons where there are such, else a numbered list. */
  choices: readonly string[];
  files: readonly OutgoingFile[];
  template?: OutgoingTemplate;
  replyTo?: ExternalId;
  /** What the customer speaks, for words that only the platform needs; absent where it is not known. */
  language?: string;
  /** Platforms allow a person more than a program. */
  by: 'bot' | 'agent' | 'system';
  /** For a bot that has told of a `handover`, how that goes on. The text is not for the customer then: it says why it failed. */
  handover?: HandoverState;
};

/** Where it goes. */
export type Recipient = {
  peer: PeerId;
  /** When this customer wrote last; null when they never did. */
  lastHeard: Instant | null;
  /** The latest `route` of theirs that the adapter gave; absent when it never did. */
  route?: string;
};

/**
 * Why it could not be sent.
 * retry: not now; not before `afterMs` where the platform says so. window: the customer would have to write first.
 * recipient: they cannot be reached there. content: this message, as it is. auth: nothing can, until an admin mends the
 * account. unknownOutcome: it may have arrived, so it is never sent again without being told to.
 */
export type SendErrorKind = 'retry' | 'window' | 'recipient' | 'content' | 'auth' | 'unknownOutcome';
export type SendError = {
  kind: SendErrorKind;
  /** In words, for agents and admins. Without secrets, and without anything that a customer wrote. */
  why: string;
  /** The platform's own code, for whoever looks it up. */
  code?: string;
  afterMs?: number;
};

/** `ids` are those of all messages that it became on the platform. */
export type SendResult = { ok: true; ids: readonly ExternalId[] } | { ok: false; error: SendError };
