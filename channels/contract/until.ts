/**
 * Until when something is surely ours. `steady` counts durations and is the same for all processes of a machine; it may stand
 * still while the machine sleeps. `wall` may be set. Whichever comes first. Milliseconds.
 */
export type Until = { steady: number; wall: number };

export const clocks = (): Until => ({ steady: Number(process.hrtime.bigint() / 1_000_000n), wall: Date.now() });

export const after = (from: Until, ms: number): Until => ({ steady: from.steady + ms, wall: from.wall + ms });

/** Milliseconds that are left; 0 once it is past. */
export const leftUntil = (until: Until, now: Until = clocks()): number =>
  Math.max(0, Math.min(until.steady - now.steady, until.wall - now.wall));

/** For who is alone. */
export const FOR_EVER: Until = { steady: Number.MAX_SAFE_INTEGER, wall: Number.MAX_SAFE_INTEGER };
