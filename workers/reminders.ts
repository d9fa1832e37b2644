import type { Instant } from '#core/domain/ids.ts';

/** Longest timer; the sweep looks again long before. Milliseconds. */
const LONGEST = 3_600_000;

/** Rings for each thing once at its earliest instant, by the store's clock. Kept in memory only: what is lost here, the sweep finds. */
export const createReminders = (ring: (id: string) => void, time: () => Instant = Date.now) => {
  const set = new Map<string, { at: Instant; timer: NodeJS.Timeout }>();
  return {
    set: (id: string, at: Instant): void => {
      const known = set.get(id);
      if (known && known.at <= at) return;
      clearTimeout(known?.timer);
      const timer = setTimeout(
        () => {
          set.delete(id);
          ring(id);
        },
        Math.min(LONGEST, Math.max(0, at - time())) + 1,
      );
      set.set(id, { at, timer });
    },
    close: (): void => {
      for (const { timer } of set.values()) clearTimeout(timer);
    },
  };
};
