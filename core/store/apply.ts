import type { Command, Context } from '../domain/conversation/commands.ts';
import { decide } from '../domain/conversation/decide.ts';
import type { ConversationEvent } from '../domain/conversation/events.ts';
import { evolveAll } from '../domain/conversation/evolve.ts';
import type { Conversation } from '../domain/conversation/state.ts';
import { BatonError } from '../domain/errors.ts';
import type { ConversationId, Slot } from '../domain/ids.ts';
import type { Actor } from '../domain/permissions.ts';
import { freeSlot } from '../domain/routing/choose.ts';
import type { AgentsStore } from './agents.ts';
import type { BotsStore } from './bots.ts';
import type { Loaded } from './conversations/mapping.ts';
import type { ConversationStore } from './conversations/store.ts';
import { EVERYTHING } from './scope.ts';

/** How often a command is decided anew when others write at the same moment. */
const TRIES = 12;

type WithoutSlot<C> = C extends { slot: Slot | null } ? Omit<C, 'slot'> : C;
/** A command as callers give it: a free slot is found here, for the agent who would hold it. */
export type Request = WithoutSlot<Command>;

export type ApplyDeps = {
  conversations: ConversationStore;
  bots: Pick<BotsStore, 'cached'>;
  agents: Pick<AgentsStore, 'byId'>;
  /** Sees to the effects; never waited for. */
  settle: (written: Written) => void;
  now?: () => number;
};
/** What was written, and which events written earlier were not acknowledged yet. */
export type Written = {
  conversation: Conversation;
  events: readonly ConversationEvent[];
  owed: readonly number[];
};
export type Applied = { conversation: Conversation; events: ConversationEvent[]; seq: number };

const TAKES_SLOT = new Set<Command['type']>(['accept', 'takeOver', 'acceptTransfer', 'reopen', 'assign', 'offer']);

const holderOf = (request: Request, actor: Actor): string | null => {
  if (!TAKES_SLOT.has(request.type)) return null;
  if (request.type === 'assign' || request.type === 'offer') return request.agentId;
  return actor.kind === 'agent' ? actor.id : null;
};

const findSlot = async (deps: ApplyDeps, agentId: string, current: Slot | null): Promise<Slot | null> => {
  if (current?.startsWith(`${agentId}:`)) return current;
  const [agent, held] = await Promise.all([deps.agents.byId(agentId), deps.conversations.heldSlots([agentId])]);
  return agent === null ? null : freeSlot(agentId, agent.limit, held.get(agentId) ?? []);
};

const contextOf = async (deps: ApplyDeps, conversation: Conversation, actor: Actor): Promise<Context> => {
  const bot = await deps.bots.cached(conversation.botId);
  if (bot === null) throw new BatonError('not_found', 'Its bot no longer exists.');
  return { now: (deps.now ?? Date.now)(), actor, bot };
};

/**
 * The one way to change a conversation: load, decide, write under the version that was read, and again when somebody
 * was quicker. With `key` a repeated command is answered with the result of the first; `known` is what the caller
 * has just read itself, and spares the first load.
 * @throws BatonError with the refusal's code, `not_found` outside of the actor's scope, `conflict` after too many tries
 */
export const applyCommand = async (
  deps: ApplyDeps,
  id: ConversationId,
  request: Request,
  actor: Actor,
  { key, known }: { key?: string | undefined; known?: Loaded | undefined } = {},
): Promise<Applied> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await shortPause(attempt);
    const read = attempt === 0 && known ? known : null;
    const applied = await deps.conversations.inTurn(id, () => tryOnce(deps, id, request, actor, { key, read }));
    if (applied !== null) return applied;
  }
  throw new BatonError('conflict');
};

/** Null when somebody else was quicker. */
const tryOnce = async (
  deps: ApplyDeps,
  id: ConversationId,
  request: Request,
  actor: Actor,
  { key, read }: { key: string | undefined; read: Loaded | null },
): Promise<Applied | null> => {
  const loaded = read ?? (await deps.conversations.load(actor.kind === 'agent' ? actor.scope : EVERYTHING, id));
  if (loaded === null) throw new BatonError('not_found');
  const done = repeated(loaded, key);
  if (done) return done;
  const { conversation } = loaded;
  const context = await contextOf(deps, conversation, actor);
  const holder = holderOf(request, actor);
  const slot = holder === null ? null : await findSlot(deps, holder, conversation.slot);
  const command = (TAKES_SLOT.has(request.type) ? { ...request, slot } : request) as Command;
  const decision = decide(conversation, command, context);
  if (!decision.ok) throw new BatonError(decision.refusal);
  const { events } = decision;
  const [first] = events;
  if (first === undefined) return { conversation, events, seq: conversation.seq };
  const keys = key ? { keys: [...loaded.keys, { key, seq: first.seq }] } : {};
  const outcome = await deps.conversations.write(conversation, events, { ...keys, now: context.now });
  if (outcome === 'another_open') throw new BatonError('another_open');
  if (outcome !== 'written') return null;
  const after = { ...evolveAll(conversation, events), version: conversation.version + 1 };
  deps.settle({ conversation: after, events, owed: loaded.outbox.map((event) => event.seq) });
  return { conversation: after, events, seq: first.seq };
};

/** Who lost a race waits a little, each for another while, so that not all come back at once. */
const shortPause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(50, 2 ** attempt)));

const repeated = ({ conversation, keys }: Loaded, key: string | undefined): Applied | null => {
  const known = key === undefined ? undefined : keys.find((k) => k.key === key);
  return known ? { conversation, events: [], seq: known.seq } : null;
};
