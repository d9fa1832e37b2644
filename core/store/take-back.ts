import type { Absence, Holding } from '../domain/conversation/commands.ts';
import type { Conversation } from '../domain/conversation/state.ts';
import { BatonError, type ErrorCode } from '../domain/errors.ts';
import type { AgentId, BotId, ConversationId } from '../domain/ids.ts';
import { barredFrom } from '../domain/permissions.ts';
import type { AgentsStore } from './agents.ts';
import type { Request } from './apply.ts';
import type { ConversationStore } from './conversations/store.ts';

type FromThem = Extract<Request, { type: 'unassign' | 'withdrawOffer' | 'withdrawTransfer' }>;
/** Takes something back from the very holding that was seen: whoever has it since, or anew, keeps it. */
export type TakingBack = { id: ConversationId; botId: BotId; request: FromThem & { of: Holding } };

/** Of who has it, or is offered it. */
export const takingBack = (conversation: Conversation, because: Absence): TakingBack | null => {
  const { id, botId, agentId, takenAt, offer } = conversation;
  if (offer) {
    const of = { agentId: offer.agentId, since: offer.at };
    return { id, botId, request: { type: 'withdrawOffer', because, of } };
  }
  if (agentId === null || takenAt === null) return null;
  return { id, botId, request: { type: 'unassign', reason: because, of: { agentId, since: takenAt } } };
};

/** It stays with the first agent, who was in charge all the time. */
export const takingTransferBack = ({ id, botId, transfer }: Conversation, because: Absence): TakingBack | null =>
  transfer && {
    ...{ id, botId },
    request: { type: 'withdrawTransfer', because, of: { agentId: transfer.to, since: transfer.at } },
  };

/** Somebody else did it, or it ended: there is nothing left to take back. */
export const unlessSettled = (error: unknown): void => {
  if (!(error instanceof BatonError) || !SETTLED.has(error.code)) throw error;
};
const SETTLED = new Set<ErrorCode>(['not_taken', 'no_transfer', 'not_found', 'conflict']);

export type BarredDeps = {
  conversations: Pick<ConversationStore, 'heldBy' | 'passedTo'>;
  agents: Pick<AgentsStore, 'byIds'>;
  apply: (id: string, request: Request) => Promise<unknown>;
};

/**
 * Takes from these agents what they have, are offered or are asked to take over of bots that they may not see any more.
 * Any number may do so at once. Answers which conversations these are.
 */
export const takeBackFromBarred = async (deps: BarredDeps, ids: readonly AgentId[]): Promise<ConversationId[]> => {
  const [held, passed] = await Promise.all([deps.conversations.heldBy(ids), deps.conversations.passedTo(ids)]);
  // In this order: what was given to somebody under rights that they got back since is not among it.
  const byId = new Map((await deps.agents.byIds(ids)).map((agent) => [agent.id, agent]));
  const because = (agentId: AgentId | undefined, { botId }: Conversation): Absence | null =>
    agentId === undefined ? null : barredFrom(byId.get(agentId), botId);
  const back = [
    ...held.map((one) => {
      const why = because(one.offer?.agentId ?? one.agentId ?? undefined, one);
      return why && takingBack(one, why);
    }),
    ...passed.map((one) => {
      const why = because(one.transfer?.to, one);
      return why && takingTransferBack(one, why);
    }),
  ].filter((one) => one !== null);
  const settled = await Promise.allSettled(
    back.map(({ id, request }) => deps.apply(id, request).then(undefined, unlessSettled)),
  );
  // One that fails keeps nobody else's with them.
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return [...new Set(back.map(({ id }) => id))];
};
