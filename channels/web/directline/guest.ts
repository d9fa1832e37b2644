import type { ChannelAccountId, Peer } from '#core/domain/ids.ts';

/** A customer of a web channel who came by Direct Line. Their `peer` is also the id of their conversation there. */
export type Guest = {
  channelAccountId: ChannelAccountId;
  peer: Peer;
  /** What their client calls them. */
  userId?: string;
};

/** Who is asked for a token or a stream by whoever holds the key. */
export type GuestTokens = {
  issue: (guest: Guest) => { token: string; expires_in: number };
  guestOf: (token: string) => Guest | null;
  forStream: (guest: Guest) => string;
  guestOfStream: (token: string) => Guest | null;
};

/** The bot behind a web channel. */
export type Bot = {
  id: string;
  name: string;
  greeting: string;
  quickReplies: readonly string[];
  allowedSites: string[];
};
/** Both sides of a conversation, and where browsers reach this installation. */
export type Both = { guest: Guest; bot: { id: string; name: string }; origin: string };
export const bothOf = (guest: Guest, { id, name }: Bot, origin: string): Both => ({ guest, bot: { id, name }, origin });
