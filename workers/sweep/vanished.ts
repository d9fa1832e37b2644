import type { Conversation } from '#core/domain/conversation/state.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { Instant } from '#core/domain/ids.ts';
import { hasVanished, isPresent, PRESENCE_LEASE } from '#core/domain/presence.ts';
import type { Agent, AgentsStore } from '#core/store/agents.ts';
import type { Request } from '#core/store/apply.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';
import type { WorkspaceStore } from '#core/store/workspace.ts';

export type VanishedDeps = {
  conversations: Pick<ConversationStore, 'holders' | 'heldBy'>;
  agents: Pick<AgentsStore, 'byIds' | 'byId'>;
  workspace: Pick<WorkspaceStore, 'settings'>;
  apply: (id: string, request: Request) => Promise<unknown>;
  now: () => Promise<Instant>;
};

/** Since when this process has looked without a gap. Before, everybody's signs of life may have been missed. */
export const createWatch = () => {
  let since: Instant | null = null;
  let last: Instant = 0;
  return {
    looked: (now: Instant): Instant => {
      if (since === null || now - last > PRESENCE_LEASE) since = now;
      last = now;
      return since;
    },
  };
};

/**
 * Takes back what is held by agents who are not there: untouched offers at once, conversations after the grace.
 * Any number may do so at once: each is taken back from the very holding that was seen, by whoever writes first.
 * @param watchedSince see `hasVanished`
 */
export const takeBackFromVanished = async (deps: VanishedDeps, now: Instant, watchedSince: Instant): Promise<void> => {
  const [ids, { graceSeconds }] = await Promise.all([deps.conversations.holders(), deps.workspace.settings()]);
  const absent = (await deps.agents.byIds(ids)).filter((agent) => !isPresent(agent, now));
  if (absent.length === 0) return;
  const gone = (agent: Agent, at: Instant): boolean => hasVanished(agent, at, graceSeconds * 1_000, watchedSince);
  const byId = new Map(absent.map((agent) => [agent.id, agent]));
  for (const conversation of await deps.conversations.heldBy([...byId.keys()])) {
    const back = takingBack(conversation);
    const holder = back && byId.get(back.of.agentId);
    if (!holder || (back.type === 'unassign' && !gone(holder, now))) continue;
    // They may have come back while the others were seen to, or while this process was frozen.
    const [again, later] = await Promise.all([deps.agents.byId(holder.id), deps.now()]);
    if (again && (isPresent(again, later) || (back.type === 'unassign' && !gone(again, later)))) continue;
    await deps.apply(conversation.id, back).catch(unlessSettled);
  }
};

type TakingBack = Extract<Request, { type: 'unassign' | 'withdrawOffer' }> & { of: object };

const takingBack = ({ agentId, takenAt, offer }: Conversation): Required<TakingBack> | null => {
  const because = 'agent_vanished';
  if (offer) return { type: 'withdrawOffer', because, of: { agentId: offer.agentId, since: offer.at } };
  return agentId && takenAt !== null ? { type: 'unassign', reason: because, of: { agentId, since: takenAt } } : null;
};

/** Somebody else did it, or it ended: there is nothing left to take back. */
const unlessSettled = (error: unknown): void => {
  if (!(error instanceof BatonError) || !['not_taken', 'not_found', 'conflict'].includes(error.code)) throw error;
};
