import type { Context } from '#core/domain/conversation/commands.ts';
import { mayReturnTo } from '#core/domain/conversation/decide/returning.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import { isPresent } from '#core/domain/presence.ts';
import { judge } from '#core/domain/routing/judge.ts';
import { freeSlots } from '#core/domain/routing/limits.ts';
import type { AgentsStore } from '#core/store/agents.ts';
import type { Bot } from '#core/store/bots.ts';
import { weightOf } from '#core/store/claim.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';
import type { InboxRow } from '#core/store/inbox.ts';

export type ComingBackDeps = {
  conversations: Pick<ConversationStore, 'currentOf' | 'heldSlots'>;
  agents: Pick<AgentsStore, 'byId'>;
  now?: (() => number | Promise<number>) | undefined;
};

const SYSTEM: Context['actor'] = { kind: 'system' };

/**
 * What brings a customer back to the agent whom they had until a moment ago: nothing when it is too late, when it is not
 * their latest conversation, or when that agent isn't there or has no room. What they wrote belongs to a new conversation then.
 */
export const comeBack = async (
  deps: ComingBackDeps,
  ended: Conversation,
  [first]: readonly InboxRow[],
  bot: Bot,
): Promise<ConversationEvent[]> => {
  const { endedAt, lastAgentId } = ended;
  if (first === undefined || endedAt === null || lastAgentId === null) return [];
  // Counted from when they wrote, not from when somebody came to look; they may have written in the moment of the end.
  const at = Math.max(first.receivedAt, endedAt);
  if (!mayReturnTo(ended, bot, at)) return [];
  const latest = await deps.conversations.currentOf(ended.channelAccountId, ended.peer);
  if (latest?.id !== ended.id) return [];
  const free = await roomOf(deps, ended, lastAgentId, bot);
  if (free === null) return [];
  const decision = decide(ended, { type: 'customerReturned', ...free }, { now: at, actor: SYSTEM, bot });
  return decision.ok ? decision.events : [];
};

/** The agent and the free slots that it takes; null when they can't be given anything now. Time for paperwork is no reason. */
const roomOf = async (deps: ComingBackDeps, conversation: Conversation, agentId: string, bot: Bot) => {
  const [agent, held] = await Promise.all([deps.agents.byId(agentId), deps.conversations.heldSlots([agentId])]);
  if (agent === null || agent.disabled) return null;
  const now = await (deps.now ?? Date.now)();
  const routable = { ...agent, present: isPresent(agent, now), wrapUpUntil: 0, held: held.get(agentId) ?? [] };
  const weight = weightOf(bot, conversation);
  const wanted = { botId: bot.id, weight, skills: [], language: null, declinedBy: [], askAgainAt: 0 };
  const [verdict] = judge([routable], wanted, bot.routing.policy, now);
  if (verdict === undefined || verdict.against.length > 0) return null;
  const slots = freeSlots(routable, bot.id, weight);
  return slots && { agentId, agentName: agent.name, slots };
};
