/** The visitor's limit is 20 messages in 10 s; a little is kept in hand. */
const MOST = 19;
const SPAN = 10_500;

/**
 * Deals out senders one after the other, each at most so often.
 * Answers null while all have said as much as they may.
 */
export const createRota = <T>(senders: readonly T[], limited: boolean) => {
  const said = senders.map((): number[] => []);
  let at = 0;
  return (now: number): T | null => {
    for (let tries = 0; tries < senders.length; tries++) {
      const index = at;
      at = (at + 1) % senders.length;
      if (!limited) return senders[index] ?? null;
      const times = said[index] ?? [];
      while (times[0] !== undefined && times[0] < now - SPAN) times.shift();
      if (times.length >= MOST) continue;
      times.push(now);
      return senders[index] ?? null;
    }
    return null;
  };
};
