import { randomUUID } from 'node:crypto';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { RoutingDecision } from '#core/domain/routing/decision.ts';
import type { Agent } from '#core/store/agents.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { actorOf, type Harness } from './harness.ts';

/** Conversations that an agent has or is offered, and how they are now. */
export const createHoldings = (harness: () => Harness, asking: typeof ASKING = ASKING) => {
  const waiting = async () => {
    const { conversationId: id } = await harness().say(randomUUID(), 'hello');
    const { conversation } = await harness().apply(id, asking, { kind: 'customer' });
    return { id, place: conversation.waiting };
  };
  return {
    /** A conversation that waited, and that an agent has in hands. */
    taken: async (agent: Agent) => {
      const { id, place } = await waiting();
      await harness().apply(id, { type: 'takeOver' }, actorOf(agent));
      return { id, place };
    },
    offered: async (agent: Agent) => {
      const { id } = await waiting();
      const decision: RoutingDecision = {
        ...{ at: 0, outcome: 'offered', chosen: agent.id, because: 'longest_idle', policy: 'longest_idle' },
        ...{ keptUntil: null, candidates: [] },
      };
      const expiresAt = (await harness().store.now()) + 600_000;
      const offer = { type: 'offer', agentId: agent.id, agentName: agent.name, expiresAt, decision } as const;
      await harness().apply(id, offer, { kind: 'system' });
      return id;
    },
    now: async (id: string) => {
      const loaded = await harness().store.conversations.load(EVERYTHING, id);
      if (!loaded) throw new Error('it is there');
      // Nobody has seen to any effects: all that was written is still in the outbox.
      return { ...loaded.conversation, of: (type: string) => loaded.outbox.filter((entry) => entry.type === type) };
    },
  };
};
