import type { ChannelAccountId, Instant } from '#core/domain/ids.ts';
import { createReminders } from '../reminders.ts';

type Drain = (id: ChannelAccountId, signal: AbortSignal) => Promise<Instant | null>;
type Running = { again: boolean; controller: AbortController };

/** One drain of an account at a time: rung for meanwhile, it runs once more. */
export const createDrains = (
  drain: Drain,
  { time, onError }: { time: () => Instant; onError: (error: unknown) => void },
) => {
  const running = new Map<ChannelAccountId, Running>();

  const run = async (id: ChannelAccountId, mine: Running): Promise<void> => {
    const { signal } = mine.controller;
    while (mine.again && !signal.aborted) {
      mine.again = false;
      const next = await drain(id, signal).catch((error: unknown) => {
        if (!signal.aborted) onError(error);
        return null;
      });
      if (next !== null && !signal.aborted) reminders.set(id, next);
    }
    if (running.get(id) === mine) running.delete(id);
  };
  const ring = (id: ChannelAccountId): void => {
    const known = running.get(id);
    if (known) {
      known.again = true;
      return;
    }
    const mine = { again: true, controller: new AbortController() };
    running.set(id, mine);
    void run(id, mine);
  };
  const reminders = createReminders(ring, time);

  return {
    ring,
    /** What is being sent is finished; nothing more is begun. */
    stop: (id: ChannelAccountId): void => {
      running.get(id)?.controller.abort();
      running.delete(id);
    },
    close: (): void => {
      reminders.close();
      for (const { controller } of running.values()) controller.abort();
    },
  };
};
