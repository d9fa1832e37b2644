import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import { type Conversation, isOpen } from '#core/domain/conversation/state.ts';
import type { ConversationId } from '#core/domain/ids.ts';
import { carryOut, type EffectDeps, ringFor } from '#core/outbox/effects.ts';
import type { AcceptDeps } from '#core/store/accept.ts';
import type { BotsStore } from '#core/store/bots.ts';
import type { InboxRow } from '#core/store/inbox.ts';
import type { AnswerAtOnce } from '../assistant/answer-at-once.ts';
import { type AfterwardsDeps, findTargets, isFromCustomer } from './afterwards.ts';
import { type ComingBackDeps, comeBack } from './coming-back.ts';
import { type DecidedRows, decideAfter, decideRows } from './decide-rows.ts';
import { type DeleteFilesDeps, deleteFiles } from './delete-files.ts';
import type { Tappable } from './meant.ts';
import { follow, olderStrays, passOn, takeAlong } from './strays.ts';
import { ATTEMPTS, createSuspects, type Suspects } from './suspects.ts';

export type DrainDeps = EffectDeps &
  Pick<AcceptDeps, 'conversations' | 'inbox'> & {
    contacts: EffectDeps['contacts'] & AcceptDeps['contacts'];
    bots: Pick<BotsStore, 'cached'>;
    agents: EffectDeps['agents'] & ComingBackDeps['agents'];
    deliveries: EffectDeps['deliveries'] & AfterwardsDeps['deliveries'];
    timeline: EffectDeps['timeline'] & AfterwardsDeps['timeline'] & DeleteFilesDeps['timeline'];
    files: EffectDeps['files'] & DeleteFilesDeps['files'];
    now?: ComingBackDeps['now'];
    time?: AcceptDeps['time'];
    answerAtOnce: AnswerAtOnce;
    /** Absent where only the web is served. */
    tappable?: Tappable;
    /** Told of what was taken in, once it is done; never waited for. */
    takenIn?: (conversation: Conversation, events: readonly ConversationEvent[]) => void;
  };

const BATCH = 100;
const ROUNDS = 50;

export type Facts = {
  /** A worker died on this job. */
  stalledBefore: boolean;
  signal: AbortSignal;
};

/**
 * Drains one conversation: the inbox into events in the order of acceptance, then the outbox into effects in order of seq.
 * Safe to run at any time, twice, and to be killed anywhere: the write is conditional on the version that was read,
 * rows are marked and the outbox is emptied only after the effects.
 */
export const drain = async (deps: DrainDeps, id: ConversationId, facts: Facts): Promise<void> => {
  const suspects = facts.stalledBefore ? createSuspects(deps.inbox) : null;
  for (let round = 0; round < ROUNDS && !facts.signal.aborted; round++) {
    if (!(await drainOnce(deps, id, suspects))) return;
  }
};

/** Answers whether there may be more to do at once. */
const drainOnce = async (deps: DrainDeps, id: ConversationId, suspects: Suspects | null): Promise<boolean> => {
  const { conversations, inbox, bots, tappable } = deps;
  // In this order: rows read earlier could by now be events that the conversation no longer remembers.
  const loaded = await conversations.loadTogether(id);
  const [strays, found] = await Promise.all([olderStrays(deps, loaded), inbox.pending(id, BATCH)]);
  const most = suspects?.oneByOne(found) ? 1 : BATCH;
  const pending = found.slice(0, most);
  if (loaded && (await takeAlong(deps, loaded.conversation, strays))) return true;
  if (loaded === null) {
    await putAside(
      deps,
      pending.map((row) => ({ row, reason: 'Its conversation no longer exists.' })),
    );
    return false;
  }
  const { conversation } = loaded;
  const bot = await bots.cached(conversation.botId);
  if (bot === null) {
    await putAside(
      deps,
      pending.map((row) => ({ row, reason: 'Its bot no longer exists.' })),
    );
    return false;
  }
  const known = new Set(loaded.applied);
  const undone = pending.filter((row) => !known.has(row._id));
  if (await suspects?.count(undone)) return true;
  const targets = await findTargets(deps, loaded, undone);
  if (await follow(deps, id, targets)) return true;

  const back = isOpen(conversation.status)
    ? null
    : await comeBack(deps, conversation, undone.filter(isFromCustomer), bot);
  const returned = back && decideAfter(back, conversation, undone, bot, targets, tappable);
  const decided = returned ?? decideRows(conversation, undone, bot, targets, tappable);
  const answer = suspects ? [] : await deps.answerAtOnce(loaded, decided.events, bot);
  const fresh = [...decided.events, ...answer];
  const applied = [...stillPending(loaded.applied, pending, most), ...decided.applied.map((row) => row._id)];
  const after = returned
    ? await reopen(deps, conversation, fresh, applied, undone)
    : await write(deps, conversation, fresh, applied);
  if (after === null) return true;
  const events = [...loaded.outbox, ...fresh];
  await deleteFiles(deps, after.id, events);
  await carryOut(deps, after, events);
  await confirm(deps, after, [...pending.filter((row) => known.has(row._id)), ...decided.applied], events);
  ringFor(deps, after, events);
  deps.takenIn?.(after, events);
  await passOn(deps, after, decided.strays);
  await putAside(deps, decided.failed);
  return pending.length === most;
};

/** Rows that are known as done need not be remembered; a full page may hide some, then all are kept. */
const stillPending = (applied: string[], pending: InboxRow[], most: number): string[] => {
  if (pending.length === most) return applied;
  const ids = new Set(pending.map((row) => row._id));
  return applied.filter((id) => ids.has(id));
};

/** The conversation after the write, or null when somebody else was quicker. */
const write = async (
  { conversations, time = Date.now }: DrainDeps,
  before: Conversation,
  events: readonly ConversationEvent[],
  applied: string[],
): Promise<Conversation | null> => {
  if (events.length === 0) return before;
  const written = await conversations.writeTogether(before, events, { applied, now: time() });
  if (!written) return null;
  return { ...evolveAll(before, events), version: before.version + 1 };
};

/** The same for events that open it again: somebody else may have taken the agent's room, or have opened another one. */
const reopen = async (
  deps: DrainDeps,
  before: Conversation,
  events: readonly ConversationEvent[],
  applied: string[],
  rows: InboxRow[],
): Promise<Conversation | null> => {
  const outcome = await deps.conversations.write(before, events, { applied, now: (deps.time ?? Date.now)() });
  if (outcome === 'another_open') await passOn(deps, before, rows);
  return outcome === 'written' ? { ...evolveAll(before, events), version: before.version + 1 } : null;
};

const confirm = async (
  { conversations, inbox }: DrainDeps,
  after: Conversation,
  rows: InboxRow[],
  events: readonly ConversationEvent[],
): Promise<void> => {
  const emptied = events.length > 0 ? conversations.acknowledge(after.id, after.seq) : undefined;
  await Promise.all([inbox.done(rows.map((row) => row._id)), emptied]);
};

const putAside = async ({ inbox, log }: DrainDeps, failed: DecidedRows['failed']): Promise<void> => {
  for (const { row, reason } of failed) {
    const dead = await inbox.failed(row._id, reason, ATTEMPTS);
    log.warn({ inboxId: row._id, conversationId: row.conversationId, dead }, 'a message could not be processed');
  }
};
