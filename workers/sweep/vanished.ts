import type { Instant } from '#core/domain/ids.ts';
import { hasVanished, isPresent, PRESENCE_LEASE } from '#core/domain/presence.ts';
import type { Agent, AgentsStore } from '#core/store/agents.ts';
import type { Request } from '#core/store/apply.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';
import { type TakingBack, takingBack, takingTransferBack, unlessSettled } from '#core/store/take-back.ts';
import type { WorkspaceStore } from '#core/store/workspace.ts';

export type VanishedDeps = {
  conversations: Pick<ConversationStore, 'holders' | 'heldBy' | 'transferees' | 'passedTo'>;
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
 * Takes back what is held by, or passed on to, agents who are not there: offers and transfers that they have not answered at
 * once, conversations after the grace. Any number may do so at once: each is taken back from the very holding that was seen,
 * by whoever writes first.
 * @param watchedSince see `hasVanished`
 */
export const takeBackFromVanished = async (deps: VanishedDeps, now: Instant, watchedSince: Instant): Promise<void> => {
  const { conversations, agents, workspace } = deps;
  const [holders, transferees, { graceSeconds }] = await Promise.all([
    conversations.holders(),
    conversations.transferees(),
    workspace.settings(),
  ]);
  const absent = (await agents.byIds([...new Set([...holders, ...transferees])])).filter((who) => !isPresent(who, now));
  if (absent.length === 0) return;
  const byId = new Map(absent.map((agent) => [agent.id, agent]));
  const ids = [...byId.keys()];
  const [held, passed] = await Promise.all([conversations.heldBy(ids), conversations.passedTo(ids)]);
  const back = [
    ...held.map((conversation) => takingBack(conversation, because)),
    ...passed.map((conversation) => takingTransferBack(conversation, because)),
  ];
  const isGone = (agent: Agent, at: Instant, { request }: TakingBack): boolean =>
    request.type === 'withdrawOffer'
      ? !isPresent(agent, at)
      : hasVanished(agent, at, request.type === 'unassign' ? graceSeconds * 1_000 : 0, watchedSince);
  for (const one of back) {
    const from = one && byId.get(one.request.of.agentId);
    if (!from || !isGone(from, now, one)) continue;
    // They may have come back while the others were seen to, or while this process was frozen.
    const [again, later] = await Promise.all([agents.byId(from.id), deps.now()]);
    if (again && !isGone(again, later, one)) continue;
    await deps.apply(one.id, one.request).catch(unlessSettled);
  }
};

const because = 'agent_vanished';
