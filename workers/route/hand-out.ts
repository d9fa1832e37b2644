import type { Conversation } from '#core/domain/conversation/state.ts';
import type { BotId, ConversationId, Instant } from '#core/domain/ids.ts';
import type { RoutableAgent } from '#core/domain/routing/agent.ts';
import { choose, type Preferred } from '#core/domain/routing/choose.ts';
import type { RoutingDecision } from '#core/domain/routing/decision.ts';
import { activeUnits, freeSlots } from '#core/domain/routing/limits.ts';
import type { Bot, BotsStore } from '#core/store/bots.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';
import { wantedOf } from '#core/store/wanted.ts';
import { type CandidatesDeps, findCandidates, holding } from './candidates.ts';
import type { ClaimDeps } from './claim.ts';
import { makeClaims } from './claims.ts';

export type HandOutDeps = {
  conversations: CandidatesDeps['conversations'] & Pick<ConversationStore, 'queueOf' | 'rememberRoutings'>;
  agents: CandidatesDeps['agents'] & ClaimDeps['agents'];
  bots: Pick<BotsStore, 'byId'>;
  apply: ClaimDeps['apply'];
  now?: () => Instant | Promise<Instant>;
};

/** Conversations that are read together, and how many of them are looked at in vain at most. */
const PAGE = 50;
const IN_VAIN = 1_000;

/**
 * Gives the waiting conversations of one bot, in the order of the queue, to agents with room for them.
 * Only proposes: the claim of slots and conversation is one conditional write, so any number may run at once.
 * Answers when to look again: somebody's break ends then, a conversation is no longer kept for somebody, or those who
 * declined are asked again.
 */
export const handOut = async (deps: HandOutDeps, botId: BotId): Promise<Instant | null> => {
  const now = await (deps.now ?? Date.now)();
  const bot = await deps.bots.byId(botId);
  if (bot === null) return null;
  const rules = { humanSupport: bot.humanSupport, ...bot.routing };
  const claims = makeClaims(deps, bot);
  const reasons = collectReasons(deps);
  const again: Instant[] = [];
  let agents: RoutableAgent[] | undefined;
  let assigned = 0;
  let inVain = 0;
  for await (const { conversation, routing } of deps.conversations.queueOf(botId, PAGE)) {
    if (agents === undefined || (await claims.wasLost())) agents = await findCandidates(deps, bot, now);
    const wanted = wantedOf(bot, conversation);
    const { decision, chosen } = choose(agents, wanted, rules, preferredOf(bot, conversation), now);
    if (decision.keptUntil !== null) again.push(decision.keptUntil);
    if (chosen) {
      // A millisecond apart, so that turns are taken in order also among those who were assigned in the same moment.
      const at = now + assigned++;
      agents = holding(agents, chosen.id, freeSlots(chosen, bot.id, wanted.weight) ?? [], at);
      await claims.begin(conversation, chosen, decision, at);
      continue;
    }
    inVain += 1;
    again.push(...nextRound(decision));
    await reasons.add(conversation.id, routing, decision);
    // Who comes later may ask for less than who is in front. Without any room, the first page is told why, and that is all.
    if (inVain >= (anyRoom(bot, agents, now) ? IN_VAIN : PAGE)) break;
  }
  await Promise.all([claims.settle(), reasons.write()]);
  return earliest([...again, ...breaksAmong(agents ?? [], now)]);
};

/** Reasons that are others than before, written page by page. */
const collectReasons = ({ conversations }: Pick<HandOutDeps, 'conversations'>) => {
  let page: { id: ConversationId; routing: RoutingDecision }[] = [];
  const write = async (): Promise<void> => {
    await conversations.rememberRoutings(page);
    page = [];
  };
  return {
    write,
    add: async (id: ConversationId, before: RoutingDecision | null, routing: RoutingDecision): Promise<void> => {
      if (changed(before, routing)) page.push({ id, routing });
      if (page.length >= PAGE) await write();
    },
  };
};

const earliest = (instants: Instant[]): Instant | null => (instants.length > 0 ? Math.min(...instants) : null);
const breaksAmong = (agents: readonly RoutableAgent[], now: Instant): Instant[] =>
  agents.map(({ wrapUpUntil }) => wrapUpUntil).filter((until) => until > now);

const nextRound = ({ candidates }: RoutingDecision): Instant[] =>
  candidates.flatMap(({ askAgainAt }) => (askAgainAt === undefined ? [] : [askAgainAt]));

const hasRoom = (agent: RoutableAgent, now: Instant): boolean => {
  const { listening, present, paused, wrapUpUntil, limit } = agent;
  return listening && present && !paused && wrapUpUntil <= now && activeUnits(agent) < limit;
};

/** Whether anybody of these can be given anything at all. */
const anyRoom = ({ humanSupport, routing }: Bot, agents: readonly RoutableAgent[], now: Instant): boolean =>
  humanSupport && routing.mode !== 'pick' && agents.some((agent) => hasRoom(agent, now));

const preferredOf = ({ routing }: Bot, { lastAgentId, waiting }: Conversation): Preferred =>
  routing.preferSeconds === 0 || lastAgentId === null || waiting === null || waiting.declinedBy.includes(lastAgentId)
    ? null
    : { agentId: lastAgentId, until: waiting.since + routing.preferSeconds * 1_000 };

/** Whether the reasons are others than before; how busy everybody is changes all the time and is no reason. */
const changed = (before: RoutingDecision | null, after: RoutingDecision): boolean => {
  const reasons = ({ outcome, keptUntil, languageIgnored, candidates }: RoutingDecision) =>
    JSON.stringify([
      outcome,
      keptUntil,
      languageIgnored,
      candidates.map(({ name: _, active: _busy, ...reason }) => reason),
    ]);
  return before === null || reasons(before) !== reasons(after);
};
