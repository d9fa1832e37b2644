import type { Desk } from '../domain/conversation/commands.ts';
import type { Instant } from '../domain/ids.ts';
import { isPresent } from '../domain/presence.ts';
import type { AgentsStore } from './agents.ts';
import type { Bot } from './bots.ts';
import type { ConversationStore } from './conversations/store.ts';

export type DeskDeps = {
  conversations: Pick<ConversationStore, 'waitingCount'>;
  agents: Pick<AgentsStore, 'routableFor'>;
};

/** How many people of a bot are there for customers, and how many customers wait, counted no further than needed. */
export const lookAtDesk = async ({ conversations, agents }: DeskDeps, bot: Bot, now: Instant): Promise<Desk> => {
  const [members, waiting] = await Promise.all([
    agents.routableFor(bot.id),
    bot.queueLimit === null ? 0 : conversations.waitingCount(bot.id, bot.queueLimit),
  ]);
  const listening = members.filter((agent) => agent.listening && !agent.paused && isPresent(agent, now)).length;
  return { listening, waiting };
};
