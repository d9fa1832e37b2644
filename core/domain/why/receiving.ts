import type { BotId, Instant } from '../ids.ts';
import { administers, type Role } from '../permissions.ts';
import type { RoutableAgent, Wanted } from '../routing/agent.ts';
import type { Exclusion, RoutingMode, RoutingPolicy } from '../routing/decision.ts';
import { judge } from '../routing/judge.ts';
import { activeFor, activeUnits } from '../routing/limits.ts';
import type { Mend, Reason } from './reasons.ts';

export type ReceivingCause =
  | Reason
  | { code: 'human_support_off' }
  | { code: 'by_hand' }
  | { code: 'nobody_waiting' }
  /** Everybody who waits is being offered to somebody, or kept for somebody. */
  | { code: 'spoken_for' }
  /** Nothing speaks against this agent: others come first. */
  | { code: 'next' };

/** `causes` that would each alone keep the next conversation away; an agent who could be given one has a single cause. */
export type WhyNotReceiving = {
  botId: BotId;
  /** Conversations that wait and are offered to nobody, counted no further than the router was asked. */
  waiting: number;
  causes: ReceivingCause[];
  mends: Mend[];
};

export type ReceivingQuestion = {
  me: RoutableAgent;
  role: Role;
  bot: { id: BotId; humanSupport: boolean; mode: RoutingMode; policy: RoutingPolicy };
  /** Those at the head of the queue, and what the router said: kept for somebody else, or when who declined is asked again. */
  waiting: readonly { wanted: Wanted; kept: boolean; askAgainAt?: Instant | null }[];
  /** Whether anybody is being offered to somebody. */
  offered: boolean;
  now: Instant;
};

const anything = (botId: BotId): Wanted => ({
  ...{ botId, weight: 1, skills: [], language: null },
  ...{ declinedBy: [], askAgainAt: 0 },
});

const reasonOf = (code: Exclusion, { me, bot, waiting }: ReceivingQuestion): Reason => {
  switch (code) {
    case 'at_limit':
      return { code, active: activeUnits(me), limit: me.limit };
    case 'at_bot_limit':
      return { code, active: activeFor(me, bot.id), limit: me.botLimits[bot.id] ?? null };
    case 'wrapping_up':
      return { code, until: me.wrapUpUntil };
    case 'declined': {
      const again = waiting.flatMap(({ askAgainAt }) => (askAgainAt ? [askAgainAt] : []));
      return { code, until: again.length > 0 ? Math.min(...again) : null };
    }
    case 'skills': {
      const lacking = waiting.flatMap(({ wanted }) => wanted.skills).filter((skill) => !me.skills.includes(skill));
      return { code, skills: [...new Set(lacking)].sort() };
    }
    case 'language':
      return { code, language: waiting.find(({ wanted }) => wanted.language !== null)?.wanted.language ?? '' };
    default:
      return { code };
  }
};

const againstAll = ({ me, bot, now }: ReceivingQuestion): Exclusion[] =>
  judge([me], anything(bot.id), bot.policy, now).flatMap(({ against }) => against);

/** What keeps each of those away who wait; empty when one of them could be had. */
const againstEach = ({ me, bot, waiting, now }: ReceivingQuestion): Exclusion[] => {
  const reasons = waiting.map(({ wanted }): Exclusion[] => {
    // Whether others are left, the router knows: alone, nobody is judged as one who declined.
    const against = judge([me], { ...wanted, askAgainAt: 0 }, bot.policy, now).flatMap((verdict) => verdict.against);
    return wanted.declinedBy.includes(me.id) ? [...against, 'declined'] : against;
  });
  return reasons.some((against) => against.length === 0) ? [] : [...new Set(reasons.flat())];
};

const causesOf = (question: ReceivingQuestion): ReceivingCause[] => {
  const { bot, waiting, offered } = question;
  const general = againstAll(question);
  if (general.includes('not_member')) return [{ code: 'not_member' }];
  if (!bot.humanSupport) return [{ code: 'human_support_off' }];
  if (bot.mode === 'pick') return [{ code: 'by_hand' }];
  if (general.length > 0) return general.map((code) => reasonOf(code, question));
  if (waiting.length === 0) return [{ code: offered ? 'spoken_for' : 'nobody_waiting' }];
  if (waiting.every(({ kept }) => kept)) return [{ code: 'spoken_for' }];
  const special = againstEach(question);
  return special.length > 0 ? special.map((code) => reasonOf(code, question)) : [{ code: 'next' }];
};

const ADMINS_MATTER = new Set<ReceivingCause['code']>([
  'not_member',
  'human_support_off',
  'paused',
  'skills',
  'language',
]);

const mendsOf = (causes: readonly ReceivingCause[], { role, waiting }: ReceivingQuestion): Mend[] => {
  const codes = new Set(causes.map(({ code }) => code));
  const admin = administers(role);
  const mends: [Mend, boolean][] = [
    ['start_listening', codes.has('not_listening')],
    ['turn_on_human_support', codes.has('human_support_off') && admin],
    ['make_room', codes.has('at_limit') || codes.has('at_bot_limit')],
    ['pick_by_hand', (codes.has('by_hand') || codes.has('declined')) && waiting.length > 0],
    ['ask_admin', !admin && [...codes].some((code) => ADMINS_MATTER.has(code))],
  ];
  return mends.filter(([, fits]) => fits).map(([mend]) => mend);
};

/** Why an agent is given nothing of one bot, judged by the very rules of the router. */
export const whyNotReceiving = (question: ReceivingQuestion): WhyNotReceiving => {
  const causes = causesOf(question);
  return { botId: question.bot.id, waiting: question.waiting.length, causes, mends: mendsOf(causes, question) };
};
