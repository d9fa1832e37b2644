import type { BotId } from '../ids.ts';
import type { RoutableAgent } from './agent.ts';

type Work = Pick<RoutableAgent, 'botIds' | 'limit' | 'botLimits' | 'skills' | 'languages' | 'paused'> & {
  disabled: boolean;
};

const some = (after: readonly string[], before: readonly string[]): boolean =>
  after.some((one) => !before.includes(one));

/** Speaks a language more: any, where none is named. */
const speaksMore = (before: Work, after: Work): boolean =>
  before.languages.length > 0 && (after.languages.length === 0 || some(after.languages, before.languages));

/** The bots whose waiting customers an agent may serve now, and could not before the change. */
export const gains = (before: Work, after: Work): BotId[] => {
  const back = (before.paused && !after.paused) || (before.disabled && !after.disabled);
  const more = after.limit > before.limit || some(after.skills, before.skills) || speaksMore(before, after);
  const roomFor = (botId: BotId): number => after.botLimits[botId] ?? after.limit;
  return after.botIds.filter(
    (botId) =>
      back || more || !before.botIds.includes(botId) || roomFor(botId) > (before.botLimits[botId] ?? before.limit),
  );
};
