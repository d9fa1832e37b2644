import type { TSchema } from 'typebox';
import type { MessageTemplate } from '#core/domain/channels/message-template.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import type { ChannelAccountId, Instant } from '#core/domain/ids.ts';
import type { Capabilities } from './capabilities.ts';
import type { ExternalId, MediaRef, PeerId } from './ids.ts';
import type { InboundEvent } from './inbound.ts';
import type { OutgoingMessage, Recipient, SendResult } from './outbound.ts';
import type { Until } from './until.ts';

/** One account of a platform as an adapter sees it: a phone number, a page, a registered bot. Both halves fit their schemas. */
export type Account<Settings = unknown, Secrets = unknown> = {
  id: ChannelAccountId;
  settings: Settings;
  secrets: Secrets;
};

/** A request of a platform as it came in. Header names are in lower case; the body is what was signed. */
export type RawRequest = {
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string | undefined>>;
  query: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
};

/**
 * Whose request it is. `answer` is for a platform that asks something back before it sends anything; what it gets is said
 * by the adapter. Everything else that is genuine is parsed.
 */
export type Verdict =
  | { genuine: true }
  | { genuine: true; answer: { status: number; type: string; body: string } }
  | { genuine: false; why: string };

/** What an adapter may reach. Passed in, so that tests can put their own in its place. */
export type Reach = {
  fetch: typeof fetch;
  now: () => Instant;
  /** Ends what takes too long. */
  signal: AbortSignal;
};

/** Events come as requests of the platform. */
export type Webhook<Settings, Secrets> = {
  /** Looks at nothing but its arguments, where the platform allows it; keys that it has to fetch come through `reach`. */
  authenticate: (request: RawRequest, account: Account<Settings, Secrets>, reach: Reach) => Verdict | Promise<Verdict>;
  /**
   * All events in a genuine body, in its order. Pure.
   * @throws InvalidBody when it is not what the platform sends: it is answered with 400 and nothing is stored
   */
  parse: (body: Uint8Array, account: Account<Settings, Secrets>) => InboundEvent[];
};

/** Messages go out one by one. */
export type Outbound<Settings, Secrets, Payload> = {
  /** What is to be sent, one after the other: text is split at words, what is not possible there becomes text. Pure. */
  render: (message: OutgoingMessage, to: Recipient) => Payload[];
  /**
   * Sends one. The only step that talks to the platform. Answers also what went wrong: it does not throw.
   * `deliveryId` is unique per payload, the same for each attempt.
   */
  send: (
    payload: Payload,
    to: Recipient,
    context: { account: Account<Settings, Secrets>; deliveryId: string; reach: Reach },
  ) => Promise<SendResult>;
};

/** What a platform knows of a customer. */
export type Profile = { name: string };

/** What a platform has besides; each is there or not. */
export type Extras<Settings, Secrets> = {
  /** Opens a file of a message. Whoever reads it counts the bytes and stops. @throws NoMedia when it is not there any more */
  openMedia?: (
    ref: MediaRef,
    context: { account: Account<Settings, Secrets>; reach: Reach },
  ) => Promise<{ bytes: ReadableStream<Uint8Array>; mimeType?: string }>;
  /** Shows the customer that somebody is typing. `heard` is the latest message of theirs, which may then count as read. */
  showTyping?: (
    to: Recipient,
    context: { account: Account<Settings, Secrets>; heard: ExternalId | null; reach: Reach },
  ) => Promise<void>;
  /** Tells the customer that their messages up to this one were read. */
  markRead?: (
    to: Recipient,
    context: { account: Account<Settings, Secrets>; heard: ExternalId; reach: Reach },
  ) => Promise<void>;
  /**
   * What the platform knows of a customer whose messages do not say it. Null where it tells nothing of them, and asking
   * again would not help. @throws Error in words, without secrets, for whatever else goes wrong
   */
  profile?: (peer: PeerId, context: { account: Account<Settings, Secrets>; reach: Reach }) => Promise<Profile | null>;
  /** The templates that may be sent now. Answers also what went wrong, in words: it does not throw. */
  templates?: (context: {
    account: Account<Settings, Secrets>;
    reach: Reach;
  }) => Promise<{ ok: true; templates: MessageTemplate[] } | { ok: false; why: string }>;
  /** Asks the platform whether the account works as configured. The sentence says what does not. */
  check?: (context: {
    account: Account<Settings, Secrets>;
    reach: Reach;
  }) => Promise<{ ok: true; name: string } | { ok: false; why: string }>;
};

/** A connection that has to be kept up, by one process at a time. */
export type Session<Payload> = {
  /** As `Outbound.send`. Whoever waits for it gives up after `answerWithin` of core/domain/delivery/patience.ts. */
  send: (payload: Payload, to: Recipient, deliveryId: string) => Promise<SendResult>;
  openMedia: (ref: MediaRef) => Promise<{ bytes: ReadableStream<Uint8Array>; mimeType?: string }>;
  showTyping?: (to: Recipient) => Promise<void>;
  markRead?: (to: Recipient) => Promise<void>;
  /** Ends the pairing, and with it the session. */
  logOut: () => Promise<void>;
  /** Finishes what is under way. The pairing stays. */
  close: () => Promise<void>;
  /** Ends the connection at once, whatever is under way: it may be somebody else's from now on. Nothing more is sent. */
  abandon: () => Promise<void>;
};

export type SessionContext<Settings, Secrets> = {
  account: Account<Settings, Secrets>;
  /** Of this account alone; what is in it outlives the process. */
  folder: string;
  /** Resolves once the event is stored: before, the platform must not take it for delivered. */
  hear: (event: InboundEvent) => Promise<void>;
  now: () => Instant;
  /**
   * Until when the connection is surely this process's to keep: it moves on for as long as it is. Looked at before anything is
   * sent, and before it is opened anew; what runs in processes of its own has to end by then also when nobody tells it to.
   */
  heldUntil: () => Until;
};

/** One platform. Its folder has a file of the same name for each part; docs/write-a-channel.md shows how to write one. */
export type Adapter<Settings = unknown, Secrets = unknown, Payload = unknown> = {
  kind: Channel;
  capabilities: Capabilities;
  /** What an admin fills in. Descriptions are shown beside the fields. */
  settings: TSchema;
  /** What is encrypted at rest and never given back. */
  secrets: TSchema;
  webhook?: Webhook<Settings, Secrets>;
  outbound?: Outbound<Settings, Secrets, Payload>;
  /** In the place of `webhook` and `outbound.send`. Its states are told as events, `ready` and `failed` among them. */
  session?: {
    render: Outbound<Settings, Secrets, Payload>['render'];
    open: (context: SessionContext<Settings, Secrets>) => Promise<Session<Payload>>;
  };
  extras?: Extras<Settings, Secrets>;
  /** Whom somebody means by a phone number, its digits with the country's first. Absent where customers have other ids. */
  peerOfPhone?: (digits: string) => PeerId;
};

/** A genuine request whose body makes no sense. Says what is wrong with it, without repeating it. */
export class InvalidBody extends Error {}
