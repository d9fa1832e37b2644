import type { AgentId, BotId, Slot } from '../ids.ts';

type Limited = { id: AgentId; limit: number; botLimits: Readonly<Record<BotId, number>>; held: readonly Slot[] };

/** Units of the chat limit that are held. */
export const activeUnits = ({ id, held }: Pick<Limited, 'id' | 'held'>): number =>
  held.filter((slot) => slot.startsWith(`${id}:`)).length;

export const activeFor = ({ id, held }: Pick<Limited, 'id' | 'held'>, botId: BotId): number =>
  held.filter((slot) => slot.startsWith(`${id}@${botId}:`)).length;

const firstFree = (prefix: string, limit: number, count: number, held: readonly Slot[]): Slot[] | null => {
  const taken = new Set<string>(held.filter((slot) => slot.startsWith(`${prefix}:`)));
  // Units beyond a limit that was lowered are held all the same.
  if (taken.size + count > limit) return null;
  const free: Slot[] = [];
  for (let k = 0; free.length < count; k++) if (!taken.has(`${prefix}:${k}`)) free.push(`${prefix}:${k}` as Slot);
  return free;
};

/**
 * The units that a conversation of this weight would hold: of the chat limit as many as it weighs, and one of the limit
 * for its bot where the agent has such. Null when there are too few.
 */
export const freeSlots = ({ id, limit, botLimits, held }: Limited, botId: BotId, weight: number): Slot[] | null => {
  const units = firstFree(id, limit, weight, held);
  const botLimit = botLimits[botId];
  const membership = botLimit === undefined ? [] : firstFree(`${id}@${botId}`, botLimit, 1, held);
  return units && membership && [...units, ...membership];
};
