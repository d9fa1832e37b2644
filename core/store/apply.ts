import type { Command, Context, Desk } from '../domain/conversation/commands.ts';
import { decide } from '../domain/conversation/decide.ts';
import type { ConversationEvent } from '../domain/conversation/events.ts';
import { evolveAll } from '../domain/conversation/evolve.ts';
import type { Conversation } from '../domain/conversation/state.ts';
import { BatonError } from '../domain/errors.ts';
import type { ConversationId, Instant, Slot } from '../domain/ids.ts';
import type { Actor } from '../domain/permissions.ts';
import type { AgentsStore } from './agents.ts';
import type { Bot, BotsStore } from './bots.ts';
import { findSlots } from './claim.ts';
import type { Loaded } from './conversations/mapping.ts';
import type { ConversationStore } from './conversations/store.ts';
import { lookAtDesk } from './desk.ts';
import { EVERYTHING } from './scope.ts';

/** How often a command is decided anew when others write at the same moment. */
const TRIES = 12;

type Asked<C> = C extends { slots: Slot[] | null } ? Omit<C, 'slots'> : C extends { desk: Desk } ? Omit<C, 'desk'> : C;
/** A command as callers give it: free slots are found here, for the agent who would hold them; so is who is there. */
export type Request = Asked<Command>;

export type ApplyDeps = {
  conversations: ConversationStore;
  bots: Pick<BotsStore, 'cached'>;
  agents: Pick<AgentsStore, 'byId' | 'routableFor'>;
  /** Sees to the effects; never waited for. */
  settle: (written: Written) => void;
  /** The store's clock, see `timeOf`. */
  now?: () => Instant | Promise<Instant>;
  /** The same without asking. */
  time?: () => Instant;
};
/** What was written, and which events written earlier were not acknowledged yet. */
export type Written = {
  conversation: Conversation;
  events: readonly ConversationEvent[];
  owed: readonly number[];
};
export type Applied = { conversation: Conversation; events: ConversationEvent[]; seq: number };

type Extra = {
  key?: string | undefined;
  known?: Loaded | undefined;
  /** Asked at every try: where it doesn't hold, or holds no longer, nothing happens. */
  onlyIf?: ((loaded: Loaded) => boolean) | undefined;
};

const TAKES_SLOTS = new Set<Command['type']>([
  'accept',
  'takeOver',
  'acceptTransfer',
  'reopen',
  'customerReturned',
  'assign',
  'offer',
]);

const holderOf = (request: Request, actor: Actor): string | null => {
  if (!TAKES_SLOTS.has(request.type)) return null;
  if ('agentId' in request) return request.agentId;
  return actor.kind === 'agent' ? actor.id : null;
};

/** From when on something is promised, or paused. */
const COUNTED_FROM = new Set<Command['type']>([
  'requestHandover',
  'decline',
  'unassign',
  'transfer',
  'reopen',
  'prioritise',
]);

/**
 * What runs out, who is there and what is promised goes by the store's clock, asked anew. What people and bots say bears its
 * time as far as this process knows it: that spares a round trip, and is near enough for silence and for what is overdue.
 */
const timeOf = async ({ now, time = Date.now }: ApplyDeps, request: Request, actor: Actor): Promise<Instant> =>
  now && (actor.kind === 'system' || COUNTED_FROM.has(request.type)) ? now() : time();

const botOf = async (deps: ApplyDeps, conversation: Conversation): Promise<Bot> => {
  const bot = await deps.bots.cached(conversation.botId);
  if (bot === null) throw new BatonError('not_found', 'Its bot no longer exists.');
  return bot;
};

/** The request with what only the store knows at this moment. */
const complete = async (
  deps: ApplyDeps,
  bot: Bot,
  conversation: Conversation,
  request: Request,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
): Promise<Command> => {
  if (request.type === 'requestHandover') {
    const asks = bot.whenNobody === 'ask' && !request.anyway && conversation.status === 'ai';
    return { ...request, desk: asks ? await lookAtDesk(deps, bot, now) : { listening: 1, waiting: 0 } };
  }
  if (!TAKES_SLOTS.has(request.type)) return request as Command;
  const holder = holderOf(request, actor);
  const slots = holder === null ? null : await findSlots(deps, bot, conversation, holder);
  return { ...request, slots } as Command;
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
  { key, known, onlyIf }: Extra = {},
): Promise<Applied> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await shortPause(attempt);
    const read = attempt === 0 && known ? known : null;
    const applied = await deps.conversations.inTurn(id, () => tryOnce(deps, id, request, actor, { key, read, onlyIf }));
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
  { key, read, onlyIf }: Pick<Extra, 'key' | 'onlyIf'> & { read: Loaded | null },
): Promise<Applied | null> => {
  const loaded = read ?? (await deps.conversations.load(actor.kind === 'agent' ? actor.scope : EVERYTHING, id));
  if (loaded === null) throw new BatonError('not_found');
  const done = repeated(loaded, key);
  if (done) return done;
  const { conversation } = loaded;
  if (onlyIf && !onlyIf(loaded)) return { conversation, events: [], seq: conversation.seq };
  const bot = await botOf(deps, conversation);
  const context: Context = { now: await timeOf(deps, request, actor), actor, bot };
  const command = await complete(deps, bot, conversation, request, context);
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
