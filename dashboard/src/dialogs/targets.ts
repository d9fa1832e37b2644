import type { Row } from '../model/listing.ts';
import type { Agent, Bot } from '../stores/team.svelte.ts';

export type Availability = 'available' | 'full' | 'notListening' | 'away';

export const availability = (agent: Agent): Availability => {
  if (!agent.present) return 'away';
  if (!agent.listening) return 'notListening';
  return agent.active >= agent.limit ? 'full' : 'available';
};

const ORDER: Record<Availability, number> = { available: 0, full: 1, notListening: 2, away: 3 };

/** Who may get a conversation: the agents of its bot but the one in charge; who can take it now comes first. */
export const transferTargets = (agents: readonly Agent[], row: Row): Agent[] =>
  agents
    .filter((agent) => agent.id !== row.agentId && agent.botIds.includes(row.botId))
    .sort(
      (a, b) => ORDER[availability(a)] - ORDER[availability(b)] || a.active - b.active || a.name.localeCompare(b.name),
    );

/** The queues of bots with people behind them; the conversation's own comes first. */
export const transferQueues = (bots: readonly Bot[], row: Row): Bot[] =>
  bots
    .filter((bot) => bot.humanSupport)
    .sort((a, b) => Number(b.id === row.botId) - Number(a.id === row.botId) || a.name.localeCompare(b.name));
