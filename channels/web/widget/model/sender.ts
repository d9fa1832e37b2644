import type { ErrorBody } from '#core/contracts/errors.ts';
import type { Ack } from '#core/contracts/realtime.ts';
import type { Outbox, OutboxItem } from './outbox.ts';

export type SenderDeps = {
  outbox: Outbox;
  /** Rejects when the answer does not come; the item is then sent again under the same id. */
  send: (item: OutboxItem) => Promise<Ack>;
  isLive: () => boolean;
  wait: (ms: number) => Promise<void>;
  onChange: () => void;
  /** The server's answer: null when it took the item. */
  onAnswer: (error: ErrorBody | null) => void;
};

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 20_000;

/** Sends one item at a time, so that the order is kept; calling `wake` again while it runs changes nothing. */
export const createSender = (deps: SenderDeps) => {
  const { outbox, onChange } = deps;
  let running = false;
  let attempts = 0;
  let hurry = (): void => undefined;

  const pause = (): Promise<void> => {
    const hurried = new Promise<void>((resolve) => {
      hurry = resolve;
    });
    return Promise.race([deps.wait(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempts - 1))), hurried]);
  };

  const settle = (item: OutboxItem, ack: Ack): boolean => {
    deps.onAnswer(ack.ok ? null : ack.error);
    if (ack.ok) {
      if (item.kind === 'text') outbox.sent(item.id);
      else outbox.remove(new Set([item.id]));
      return true;
    }
    if (ack.error.retryable || ack.error.code === 'unauthenticated') return false;
    if (item.kind === 'text') outbox.failed(item.id, ack.error.code);
    else outbox.remove(new Set([item.id]));
    return true;
  };

  const drain = async (): Promise<void> => {
    for (let item = outbox.next(); item && deps.isLive(); item = outbox.next()) {
      const ack = await deps.send(item).catch(() => null);
      const settled = ack !== null && settle(item, ack);
      attempts = settled ? 0 : attempts + 1;
      onChange();
      if (!settled) await pause();
    }
  };

  return {
    wake: async (): Promise<void> => {
      if (running) return;
      running = true;
      try {
        await drain();
      } finally {
        running = false;
      }
    },
    /** The connection is back: no need to sit out the pause. */
    hurry: (): void => {
      attempts = 0;
      hurry();
    },
  };
};
