import type { Conversation } from '../domain/conversation/state.ts';
import type { AgentId, Slot } from '../domain/ids.ts';
import { freeSlots } from '../domain/routing/limits.ts';
import type { AgentsStore } from './agents.ts';
import type { Bot } from './bots.ts';
import type { ConversationStore } from './conversations/store.ts';

export type ClaimDeps = {
  conversations: Pick<ConversationStore, 'heldSlots'>;
  agents: Pick<AgentsStore, 'byId'>;
};

/** Units of the chat limit that a conversation of this bot takes. */
export const weightOf = ({ routing }: Pick<Bot, 'routing'>, { channel }: Pick<Conversation, 'channel'>): number =>
  routing.weights[channel] ?? 1;

/** Units that are free now for who would hold the conversation; null when there are too few. The write decides. */
export const findSlots = async (
  { agents, conversations }: ClaimDeps,
  bot: Bot,
  conversation: Conversation,
  agentId: AgentId,
): Promise<Slot[] | null> => {
  const { slots } = conversation;
  if (slots[0]?.startsWith(`${agentId}:`)) return slots;
  const [agent, held] = await Promise.all([agents.byId(agentId), conversations.heldSlots([agentId])]);
  return agent && freeSlots({ ...agent, held: held.get(agentId) ?? [] }, bot.id, weightOf(bot, conversation));
};
