import type { Instant, Peer } from '#core/domain/ids.ts';

/** How quickly an account may send: messages a second, and milliseconds between two to the same customer. */
export type Pace = { perAccount: number; perPeerEvery: number };

/**
 * Keeps to a platform's limits. It remembers the turns of one process: a job of an account runs in one at a time.
 */
export const createPacing = ({ perAccount, perPeerEvery }: Pace) => {
  const every = 1_000 / perAccount;
  let accountFree: Instant = 0;
  const peerFree = new Map<Peer, Instant>();

  const forgetPast = (now: Instant): void => {
    for (const [peer, at] of peerFree) if (at <= now) peerFree.delete(peer);
  };

  return {
    /** When the next message to this customer may go. */
    next: (peer: Peer, now: Instant): Instant => Math.max(now, accountFree, peerFree.get(peer) ?? 0),
    /** It goes then. */
    take: (peer: Peer, at: Instant): void => {
      if (peerFree.size > 10_000) forgetPast(at);
      accountFree = at + every;
      peerFree.set(peer, at + perPeerEvery);
    },
  };
};
export type Pacing = ReturnType<typeof createPacing>;
