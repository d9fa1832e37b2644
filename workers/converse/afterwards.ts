import type { Command } from '#core/domain/conversation/commands.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import type { ConversationId, InboxId } from '#core/domain/ids.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import type { DeliveryStore } from '#core/store/deliveries/store.ts';
import type { InboxRow, InboxStore } from '#core/store/inbox.ts';
import type { TimelineStore } from '#core/store/timeline.ts';

export type AfterwardsDeps = {
  inbox: Pick<InboxStore, 'byExternalId'>;
  deliveries: Pick<DeliveryStore, 'byExternalId'>;
  timeline: Pick<TimelineStore, 'seqOf'>;
};

/**
 * What a reaction, an edit or a deletion is about: an entry, a row that is to become one, or words that are another
 * conversation's; null for nothing that is known.
 */
export type Target = { seq: number } | { row: InboxId } | { elsewhere: ConversationId } | null;
export type Targets = ReadonlyMap<InboxId, Target>;

/** Whether it is about something else that was said, rather than something said. */
export const isAfterwards = (row: InboxRow): boolean => row.afterwards !== undefined;
export const isFromCustomer = (row: InboxRow): boolean => !row.outside && !isAfterwards(row);

const targetOf = async (deps: AfterwardsDeps, loaded: Loaded, row: InboxRow): Promise<Target> => {
  const { channelAccountId, afterwards } = row;
  if (afterwards === undefined) return null;
  const { id } = loaded.conversation;
  const { of, what } = afterwards;
  const said = await deps.inbox.byExternalId(channelAccountId, of);
  if (said === null) {
    const sent = what === 'reaction' ? await deps.deliveries.byExternalId(channelAccountId, of) : null;
    return sent?.conversationId === id ? { seq: sent.seq } : null;
  }
  // Customers change their own words only; what comes after what came after has no place here.
  if (isAfterwards(said) || (said.outside && what !== 'reaction')) return null;
  // The words went on to the next conversation.
  if (said.conversationId !== id) return { elsewhere: said.conversationId };
  const seq = await deps.timeline.seqOf(loaded, said._id);
  if (seq !== null) return { seq };
  return said.state === 'pending' ? { row: said._id } : null;
};

/** What each of these rows is about, as far as it is about something. */
export const findTargets = async (
  deps: AfterwardsDeps,
  loaded: Loaded,
  rows: readonly InboxRow[],
): Promise<Targets> => {
  const about = rows.filter(isAfterwards);
  return new Map(
    await Promise.all(
      about.map(async (row): Promise<[InboxId, Target]> => [row._id, await targetOf(deps, loaded, row)]),
    ),
  );
};

export const NO_TARGETS: Targets = new Map();

const waitsFor = (row: InboxRow, targets: Targets): InboxId | null => {
  const target = targets.get(row._id);
  return target && 'row' in target ? target.row : null;
};

/** What is about words that were accepted later, by another clock, comes behind everything else. */
export const inOrder = (rows: readonly InboxRow[], targets: Targets): InboxRow[] => {
  const early = (row: InboxRow, i: number): boolean => rows.findIndex(({ _id }) => _id === waitsFor(row, targets)) > i;
  return [...rows.filter((row, i) => !early(row, i)), ...rows.filter(early)];
};

/**
 * The entry that a row is about, where it is about one; 0 for something that is not known, of which nothing is recorded.
 * `next`: its words are passed on to the next conversation. `unknown`: they have not become an entry yet.
 */
export const seqOf = (
  row: InboxRow,
  targets: Targets,
  { events, strays }: { events: readonly ConversationEvent[]; strays: readonly InboxRow[] },
): number | 'next' | 'unknown' => {
  const target = targets.get(row._id) ?? null;
  if (target === null || 'elsewhere' in target) return 0;
  if ('seq' in target) return target.seq;
  const said = events.find((event) => 'inboxId' in event && event.inboxId === target.row);
  if (said) return said.seq;
  return strays.some(({ _id }) => _id === target.row) ? 'next' : 'unknown';
};

type Told = Extract<Command, { type: 'customerReacted' | 'customerEdited' | 'customerDeleted' }>;

/** What such a row asks for, when this is the entry that it is about. */
export const commandFor = ({ _id: inboxId, afterwards, text }: InboxRow, seq: number): Told => {
  if (afterwards?.what === 'reaction') return { type: 'customerReacted', to: seq, emoji: afterwards.emoji, inboxId };
  return afterwards?.what === 'edit'
    ? { type: 'customerEdited', of: seq, text, inboxId }
    : { type: 'customerDeleted', of: seq, inboxId };
};
