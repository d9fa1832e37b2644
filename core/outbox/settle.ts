import type { Written } from '../store/apply.ts';
import type { ConversationStore } from '../store/conversations/store.ts';
import { carryOut, type EffectDeps, ringFor } from './effects.ts';

export type SettleDeps = EffectDeps & { conversations: Pick<ConversationStore, 'acknowledge'> };
export type Settle = (written: Written) => void;

/** Conversations of which it is remembered how far they are; one that is forgotten goes the way of the doorbell. */
const REMEMBERED = 5_000;

/**
 * Whoever wrote carries out the effects at once, unless something written earlier is still owed by another process:
 * a worker need not be woken, and screens hear of it sooner. Else, and when it fails, the doorbell is rung and a
 * worker does it in order.
 */
export const createSettle = (deps: SettleDeps): Settle => {
  /** Everything up to `shown` was shown, by this process or before it; `confirmed` when all of it is recorded, too. */
  const progress = new Map<string, { shown: number; confirmed: Promise<void> }>();

  const confirm = async ({ conversation, events }: Written, shown: Promise<void>, before: Promise<void>) => {
    await Promise.all([shown, before]);
    await deps.conversations.acknowledge(conversation.id, conversation.seq);
    ringFor(deps, conversation, events);
  };

  const remember = (id: string, shown: number, confirmed: Promise<void>): void => {
    progress.delete(id);
    progress.set(id, { shown, confirmed });
    const [oldest] = progress.keys();
    if (progress.size > REMEMBERED && oldest !== undefined) progress.delete(oldest);
  };

  return (written) => {
    const { id, seq } = written.conversation;
    const ring = (): void => deps.ring('converse', { conversationId: id });
    const known = progress.get(id);
    if (written.owed.some((earlier) => earlier > (known?.shown ?? 0))) {
      ring();
      return;
    }
    const shown = carryOut(deps, written.conversation, written.events);
    // What comes after something that could not be recorded is not acknowledged either: that would swallow it.
    const confirmed = confirm(written, shown, known?.confirmed ?? Promise.resolve());
    remember(id, seq, confirmed);
    confirmed.catch((error: unknown) => {
      progress.delete(id);
      deps.log.warn({ err: error, conversationId: id }, 'effects are left to a worker');
      ring();
    });
  };
};
