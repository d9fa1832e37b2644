import type { Conversation } from '#core/domain/conversation/state.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { AgentId, BotId, Slot } from '#core/domain/ids.ts';
import { isPresent } from '#core/domain/presence.ts';
import { judge, type RoutableAgent, rank } from '#core/domain/routing/choose.ts';
import type { RoutingDecision } from '#core/domain/routing/decision.ts';
import type { AgentsStore } from '#core/store/agents.ts';
import type { Applied, Request } from '#core/store/apply.ts';
import type { Bot, BotsStore } from '#core/store/bots.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';

export type HandOutDeps = {
  conversations: Pick<ConversationStore, 'nextWaiting' | 'heldSlots' | 'rememberRouting'>;
  agents: Pick<AgentsStore, 'routableFor' | 'assigned'>;
  bots: Pick<BotsStore, 'byId'>;
  apply: (id: string, request: Request) => Promise<Applied>;
  now?: () => number;
};

const AT_ONCE = 50;

const candidates = async (deps: HandOutDeps, botId: BotId, now: number): Promise<RoutableAgent[]> => {
  const members = await deps.agents.routableFor(botId);
  const held = await deps.conversations.heldSlots(members.map((agent) => agent.id));
  return members.map((agent) => ({
    ...agent,
    present: isPresent(agent.leaseUntil, now),
    held: held.get(agent.id) ?? [],
  }));
};

/** The refusals that mean: somebody was quicker, look again. */
const lostRace = (error: unknown): boolean =>
  error instanceof BatonError &&
  ['at_limit', 'not_waiting', 'offered_to_another', 'conflict', 'not_found'].includes(error.code);

/**
 * Gives the waiting conversations of one bot, in the order of the queue, to agents with room for them.
 * Only proposes: the claim of slot and conversation is one conditional write, so any number may run at once.
 */
export const handOut = async (deps: HandOutDeps, botId: BotId): Promise<void> => {
  const now = (deps.now ?? Date.now)();
  const bot = await deps.bots.byId(botId);
  if (bot === null) return;
  const waiting = await deps.conversations.nextWaiting(botId, AT_ONCE);
  if (waiting.length === 0) return;
  let agents = await candidates(deps, botId, now);
  for (const { conversation, routing } of waiting) {
    const { decision, chosen } = choose(bot, conversation, agents, now);
    if (chosen === null) {
      if (changed(routing, decision)) await deps.conversations.rememberRouting(conversation.id, decision);
      continue;
    }
    const slot = await claim(deps, bot, conversation, chosen, decision, now);
    agents = slot === null ? await candidates(deps, botId, now) : holding(agents, chosen.id, slot, now);
  }
};

const choose = (
  bot: Bot,
  conversation: Conversation,
  agents: RoutableAgent[],
  now: number,
): { decision: RoutingDecision; chosen: RoutableAgent | null } => {
  const { mode, policy } = bot.routing;
  const verdicts = judge(agents, bot.id, conversation.waiting?.declinedBy ?? []);
  const chosen = mode === 'pick' || !bot.humanSupport ? null : (rank(agents, verdicts, policy)[0] ?? null);
  const unassigned = !bot.humanSupport ? 'human_support_off' : mode === 'pick' ? 'by_hand' : 'nobody';
  const outcome = chosen === null ? unassigned : mode === 'offer' ? 'offered' : 'assigned';
  return { chosen, decision: { at: now, outcome, chosen: chosen?.id ?? null, policy, candidates: verdicts } };
};

/** The slot that was taken, or null when another was quicker. */
const claim = async (
  deps: HandOutDeps,
  bot: Bot,
  conversation: Conversation,
  { id: agentId, name: agentName }: RoutableAgent,
  decision: RoutingDecision,
  now: number,
): Promise<Slot | null> => {
  const chosen = { agentId, agentName, decision };
  const request: Request =
    bot.routing.mode === 'offer'
      ? { type: 'offer', ...chosen, expiresAt: now + bot.routing.offerSeconds * 1_000 }
      : { type: 'assign', ...chosen };
  try {
    const { conversation: after } = await deps.apply(conversation.id, request);
    await Promise.all([
      deps.agents.assigned(agentId, now),
      deps.conversations.rememberRouting(conversation.id, decision),
    ]);
    return after.slot;
  } catch (error) {
    if (lostRace(error)) return null;
    throw error;
  }
};

const holding = (agents: RoutableAgent[], id: AgentId, slot: Slot, now: number): RoutableAgent[] =>
  agents.map((agent) => (agent.id === id ? { ...agent, held: [...agent.held, slot], lastAssignedAt: now } : agent));

const changed = (before: RoutingDecision | null, after: RoutingDecision): boolean =>
  before === null ||
  before.outcome !== after.outcome ||
  JSON.stringify(before.candidates) !== JSON.stringify(after.candidates);
