import type { Account, RawRequest, Reach, Webhook } from '#channels/contract/adapter.ts';
import type { InboundEvent, MediaKind } from '#channels/contract/inbound.ts';
import type { OutgoingMessage, OutgoingTemplate, SendErrorKind, SendResult } from '#channels/contract/outbound.ts';

/** One message as the platform has it. */
export type Arrived = {
  to: string;
  text: string;
  /** Titles of what can be tapped. */
  choices: string[];
  media: MediaKind | null;
  template: string | null;
};

/**
 * What a platform may do instead of taking a message. unavailable: it says so, and to come back in two seconds. cut: it
 * takes the request and hangs up. The others are what it answers when this is the matter.
 */
export type Misbehaviour = 'unavailable' | 'cut' | Exclude<SendErrorKind, 'retry' | 'unknownOutcome'>;

/** What a platform tells, and what Baton has to make of it. */
export type Telling = { name: string; events: InboundEvent[] };

/** The other side of an adapter: a fake of the platform that speaks its real protocol over a real socket. */
export type ContractPeer = {
  tellings: readonly Telling[];
  /** Has the platform tell it. Gives what the adapter made of it. */
  tell: (name: string) => Promise<InboundEvent[]>;
  /** Renders and sends, as the deliverer does. */
  send: (message: OutgoingMessage) => Promise<SendResult[]>;
  arrived: () => readonly Arrived[];
  /** How it answers from now on; null for well. */
  misbehave: (how: Misbehaviour | null) => void;
  /** Which of these the platform can answer with. */
  misbehaviours: readonly Misbehaviour[];
  /** Nobody listens there any more. */
  vanish: () => Promise<void>;
  /** Where events come as requests. */
  webhook?: {
    account: Account;
    /** One whose secrets are others. */
    stranger: Account;
    reach: Reach;
    /** Of the adapter that knows this peer, where what makes a request genuine is had from the platform. */
    authenticate?: Webhook<unknown, unknown>['authenticate'];
    /** A request as the platform sends it. */
    genuine: (body: Uint8Array) => RawRequest | Promise<RawRequest>;
    /** Whether what makes it genuine covers the body, too; a bearer token does not. */
    signsBody: boolean;
    /** A body that it would send. */
    body: Uint8Array;
  };
  /** One that the account there has, with what goes into it. */
  template?: OutgoingTemplate;
  /** Shows the customer that somebody types; gives how often the platform was told. */
  showTyping?: () => Promise<number>;
  close: () => Promise<void>;
};
