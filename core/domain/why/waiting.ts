import type { Conversation, Status } from '../conversation/state.ts';
import type { AgentId, Instant } from '../ids.ts';
import { administers, type Role } from '../permissions.ts';
import type { Exclusion, RoutingDecision, RoutingMode } from '../routing/decision.ts';
import { type Mend, type Reason, reasonsOf } from './reasons.ts';

export type WaitingCause =
  | { code: 'not_waiting'; status: Status }
  | { code: 'human_support_off' }
  | { code: 'by_hand' }
  | { code: 'offered'; agentId: AgentId; name: string; until: Instant }
  | { code: 'kept'; agentId: AgentId; name: string; until: Instant }
  /** The router has not decided under the present rules yet. */
  | { code: 'not_looked' }
  /** The bot has no people. */
  | { code: 'no_agents' }
  /** Each of its people has a reason against them. */
  | { code: 'nobody' };

/** Asked for; only heard, a wish; or heard and left out of the choice, as nobody lists it who could take the customer. */
export const LANGUAGE_IS = ['required', 'wished', 'ignored'] as const;
export type LanguageIs = (typeof LANGUAGE_IS)[number];

export type WhyWaiting = {
  cause: WaitingCause;
  since: Instant | null;
  decidedAt: Instant | null;
  skills: string[];
  language: string | null;
  /** Null where there is none. */
  languageIs: LanguageIs | null;
  candidates: { agentId: AgentId; name: string; against: Reason[]; active: number; limit: number }[];
  mends: Mend[];
};

export type WaitingQuestion = {
  conversation: Pick<Conversation, 'status' | 'waiting' | 'offer' | 'lastAgentId'>;
  /** As the router stored it. */
  decision: RoutingDecision | null;
  bot: { humanSupport: boolean; mode: RoutingMode };
  viewer: { id: AgentId; role: Role; member: boolean; listening: boolean; hasRoom: boolean };
};

/** Outcomes that stand in the store only until the bot's people are looked at under its present settings. */
const OVERTAKEN = new Set<RoutingDecision['outcome']>(['human_support_off', 'by_hand', 'assigned', 'offered']);
/** Nobody but an admin changes these. */
const ADMINS_MATTER = new Set<Exclusion>(['not_member', 'paused', 'skills', 'language']);

const causeOf = ({ conversation, decision, bot }: WaitingQuestion): WaitingCause => {
  const { status, offer, lastAgentId } = conversation;
  const nameOf = (id: AgentId): string => decision?.candidates.find(({ agentId }) => agentId === id)?.name ?? '';
  if (status !== 'waiting') return { code: 'not_waiting', status };
  if (offer) return { code: 'offered', agentId: offer.agentId, name: nameOf(offer.agentId), until: offer.expiresAt };
  if (!bot.humanSupport) return { code: 'human_support_off' };
  if (bot.mode === 'pick') return { code: 'by_hand' };
  if (decision === null || OVERTAKEN.has(decision.outcome)) return { code: 'not_looked' };
  if (decision.outcome === 'kept' && decision.keptUntil !== null && lastAgentId !== null)
    return { code: 'kept', agentId: lastAgentId, name: nameOf(lastAgentId), until: decision.keptUntil };
  return decision.candidates.length === 0 ? { code: 'no_agents' } : { code: 'nobody' };
};

const adminsMatter = ({ code }: WaitingCause, decision: RoutingDecision | null): boolean => {
  if (code === 'human_support_off' || code === 'no_agents') return true;
  const candidates = decision?.candidates ?? [];
  return code === 'nobody' && candidates.every(({ against }) => against.some((reason) => ADMINS_MATTER.has(reason)));
};

const mendsOf = (cause: WaitingCause, { conversation, viewer, decision }: WaitingQuestion): Mend[] => {
  if (cause.code === 'not_waiting') return [];
  const elsewhere = conversation.offer !== null && conversation.offer.agentId !== viewer.id;
  const admin = administers(viewer.role);
  const listens = cause.code === 'nobody' || cause.code === 'not_looked' || cause.code === 'kept';
  const mends: [Mend, boolean][] = [
    ['turn_on_human_support', cause.code === 'human_support_off' && admin],
    ['start_listening', listens && viewer.member && !viewer.listening],
    ['assign_to_me', !elsewhere && viewer.hasRoom],
    ['take_over', elsewhere && viewer.hasRoom],
    ['make_room', !viewer.hasRoom],
    ['ask_admin', !admin && adminsMatter(cause, decision)],
  ];
  return mends.filter(([, fits]) => fits).map(([mend]) => mend);
};

const languageIs = ({ conversation: { waiting }, decision }: WaitingQuestion, looked: boolean): LanguageIs | null => {
  if (waiting === null || waiting.language === null) return null;
  if (!waiting.languageDetected) return 'required';
  return looked && decision?.languageIgnored === waiting.language ? 'ignored' : 'wished';
};

/** Why a conversation still waits, from what the router stored, with what this viewer can do about it. */
export const whyWaiting = (question: WaitingQuestion): WhyWaiting => {
  const { conversation, decision } = question;
  const cause = causeOf(question);
  const skills = conversation.waiting?.skills ?? [];
  const language = conversation.waiting?.language ?? null;
  const looked = cause.code === 'nobody' || cause.code === 'kept' || cause.code === 'offered';
  return {
    cause,
    since: conversation.waiting?.since ?? null,
    decidedAt: looked ? (decision?.at ?? null) : null,
    skills,
    language,
    languageIs: languageIs(question, looked),
    candidates: looked
      ? (decision?.candidates ?? []).map((verdict) => ({
          agentId: verdict.agentId,
          name: verdict.name,
          against: reasonsOf(verdict, { language }),
          active: verdict.active,
          limit: verdict.limit,
        }))
      : [],
    mends: mendsOf(cause, question),
  };
};
