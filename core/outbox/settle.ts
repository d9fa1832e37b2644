import type { Written } from '../store/apply.ts';
import type { ConversationStore } from '../store/conversations/store.ts';
import { carryOut, type EffectDeps, ringFor } from './effects.ts';

export type SettleDeps = EffectDeps & { conversations: Pick<ConversationStore, 'acknowledge'> };
export type Settle = (written: Written) => void;

/**
 * Whoever wrote carries out the effects at once, unless something written earlier is still owed by another process:
 * a worker need not be woken, and screens hear of it sooner. Else, and when it fails, the doorbell is rung and a
 * worker does it in order.
 */
export const createSettle = (deps: SettleDeps): Settle => {
  /** What this process is carrying out now: said already, in order, and not acknowledged yet. */
  const underWay = new Map<string, Set<number>>();

  const settle = async ({ conversation, events }: Written): Promise<void> => {
    const { id, seq } = conversation;
    const seqs = underWay.get(id) ?? new Set();
    underWay.set(id, seqs);
    for (const event of events) seqs.add(event.seq);
    try {
      await carryOut(deps, conversation, events);
      await deps.conversations.acknowledge(id, seq);
      ringFor(deps, conversation, events);
    } finally {
      for (const event of events) seqs.delete(event.seq);
      if (seqs.size === 0) underWay.delete(id);
    }
  };

  return (written) => {
    const { id } = written.conversation;
    const ring = (): void => deps.ring('converse', { conversationId: id });
    if (written.owed.some((seq) => !underWay.get(id)?.has(seq))) {
      ring();
      return;
    }
    settle(written).catch((error: unknown) => {
      deps.log.warn({ err: error, conversationId: id }, 'effects are left to a worker');
      ring();
    });
  };
};
