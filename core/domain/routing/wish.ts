import type { Instant } from '../ids.ts';
import type { RoutableAgent, Wanted } from './agent.ts';
import type { Exclusion, RoutingPolicy } from './decision.ts';
import { judge } from './judge.ts';
import { lists, speaks } from './languages.ts';

/** Who is there and only busy will have room: waiting for them has an end. */
const BUSY = new Set<Exclusion>(['wrapping_up', 'at_limit', 'at_bot_limit']);

const everHasRoom = ({ limit, botLimits }: RoutableAgent, { botId, weight }: Wanted): boolean =>
  limit >= weight && botLimits[botId] !== 0;

/**
 * What is required in the end. A language that was only heard is a wish: it is required while a member lists it who could
 * take this customer now or as soon as there is room, and ignored otherwise. So nobody waits for what nobody speaks.
 */
export const withoutVainWish = (
  agents: readonly RoutableAgent[],
  wanted: Wanted,
  policy: RoutingPolicy,
  now: Instant,
): Wanted => {
  const { language, languageDetected = false } = wanted;
  if (language === null || !languageDetected || agents.every((agent) => speaks(agent, language))) return wanted;
  const anyLanguage = { ...wanted, language: null };
  const listed = new Set(
    agents.filter((agent) => lists(agent, language) && everHasRoom(agent, wanted)).map(({ id }) => id),
  );
  if (listed.size === 0) return anyLanguage;
  const verdicts = judge(agents, anyLanguage, policy, now);
  const hope = verdicts.some(({ agentId, against }) => listed.has(agentId) && against.every((one) => BUSY.has(one)));
  return hope ? wanted : anyLanguage;
};
