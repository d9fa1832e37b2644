import type { Row } from '../model/listing.ts';
import type { Agent, Bot } from '../stores/team.svelte.ts';

export type Availability = 'available' | 'full' | 'notListening' | 'paused' | 'away';

export const availability = (agent: Agent): Availability => {
  if (!agent.present) return 'away';
  if (!agent.listening) return 'notListening';
  if (agent.paused) return 'paused';
  return agent.active >= agent.limit ? 'full' : 'available';
};

const ORDER: Record<Availability, number> = { available: 0, full: 1, paused: 2, notListening: 3, away: 4 };

/** Who may get a conversation: the agents of its bot but the one in charge; who can take it now comes first. */
export const transferTargets = (agents: readonly Agent[], row: Row): Agent[] =>
  agents
    .filter((agent) => agent.id !== row.agentId && agent.botIds.includes(row.botId))
    .sort(
      (a, b) => ORDER[availability(a)] - ORDER[availability(b)] || a.active - b.active || a.name.localeCompare(b.name),
    );

/** Whom a conversation can be handed to without a question: a colleague who is there, listens and has room. */
export const bestColleague = (agents: readonly Agent[], row: Row, me: string): Agent | null =>
  transferTargets(agents, row).find((agent) => agent.id !== me && availability(agent) === 'available') ?? null;

/** The queues of bots with people behind them; the conversation's own comes first. */
export const transferQueues = (bots: readonly Bot[], row: Row): Bot[] =>
  bots
    .filter((bot) => bot.humanSupport)
    .sort((a, b) => Number(b.id === row.botId) - Number(a.id === row.botId) || a.name.localeCompare(b.name));
