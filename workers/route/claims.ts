import type { Conversation } from '#core/domain/conversation/state.ts';
import type { Instant } from '#core/domain/ids.ts';
import type { RoutableAgent } from '#core/domain/routing/agent.ts';
import type { RoutingDecision } from '#core/domain/routing/decision.ts';
import type { Bot } from '#core/store/bots.ts';
import { type ClaimDeps, claim } from './claim.ts';

/** Claims of different conversations that are under way side by side. */
const AT_ONCE = 8;

/** Makes claims without waiting for each: they are writes of different conversations, and travel together. */
export const makeClaims = (deps: ClaimDeps, bot: Bot) => {
  const underWay = new Set<Promise<void>>();
  let lost = false;
  let failure: { error: unknown } | undefined;

  const settle = async (): Promise<void> => {
    await Promise.all(underWay);
    if (failure) throw failure.error;
  };

  return {
    /** Waits while too many are under way. */
    begin: async (
      conversation: Conversation,
      agent: RoutableAgent,
      decision: RoutingDecision,
      at: Instant,
    ): Promise<void> => {
      const claiming = claim(deps, bot, conversation, agent, decision, at)
        .then(
          (claimed) => {
            lost ||= !claimed;
          },
          (error: unknown) => {
            failure ??= { error };
          },
        )
        .finally(() => underWay.delete(claiming));
      underWay.add(claiming);
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
      if (failure) await settle();
    },
    settle,
    /** Whether another was quicker somewhere, so that what is known of the agents is out of date. Asked once. */
    wasLost: async (): Promise<boolean> => {
      if (!lost) return false;
      await settle();
      lost = false;
      return true;
    },
  };
};
