import type { Instant, Peer } from '#core/domain/ids.ts';

/**
 * How quickly an account may send: messages a second, and milliseconds between two to the same customer. Of those a few may
 * go at once, where nothing has gone for long enough: for them the pause is made afterwards, as long as it would have been.
 */
export type Pace = { perAccount: number; perPeerEvery: number; perPeerBurst?: number };

/** What a customer was sent since `from`, close upon each other. */
type Burst = { from: Instant; count: number };

/**
 * Keeps to a platform's limits. It remembers the turns of one process: a job of an account runs in one at a time.
 */
export const createPacing = ({ perAccount, perPeerEvery, perPeerBurst = 1 }: Pace) => {
  const every = 1_000 / perAccount;
  let accountFree: Instant = 0;
  const bursts = new Map<Peer, Burst>();

  const madeUpFor = ({ from, count }: Burst): Instant => from + count * perPeerEvery;
  const takesMore = ({ from, count }: Burst, now: Instant): boolean =>
    count < perPeerBurst && now < from + perPeerEvery;

  const peerFree = (peer: Peer, now: Instant): Instant => {
    const burst = bursts.get(peer);
    return burst === undefined || takesMore(burst, now) ? now : Math.max(now, madeUpFor(burst));
  };

  const forgetPast = (now: Instant): void => {
    for (const [peer, burst] of bursts) if (madeUpFor(burst) <= now) bursts.delete(peer);
  };

  return {
    /** When the next message to this customer may go. */
    next: (peer: Peer, now: Instant): Instant => peerFree(peer, Math.max(now, accountFree)),
    /** It goes then. */
    take: (peer: Peer, at: Instant): void => {
      if (bursts.size > 10_000) forgetPast(at);
      accountFree = at + every;
      const burst = bursts.get(peer);
      const goesOn = burst !== undefined && at < madeUpFor(burst);
      bursts.set(peer, goesOn ? { ...burst, count: burst.count + 1 } : { from: at, count: 1 });
    },
  };
};
export type Pacing = ReturnType<typeof createPacing>;
