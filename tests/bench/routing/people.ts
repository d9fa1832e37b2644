import { type Agent, NEW_AGENT } from '#core/store/agents.ts';
import type { Bot } from '#core/store/bots.ts';
import { newId } from '#core/store/ids.ts';

/** A member of the bot who listens and is there for the whole run. */
export const newAgentOf = (bot: Bot, limit: number): Agent => {
  const id = newId();
  return {
    ...NEW_AGENT,
    ...{ id, name: `Agent ${id.slice(-4)}`, email: `${id}@shop.example`, passwordHash: 'none', role: 'agent' },
    ...{ botIds: [bot.id], limit, listening: true, seen: { bench: Date.now() + 3_600_000 } },
  };
};
