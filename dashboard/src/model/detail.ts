import type { ConversationDetail } from '#core/contracts/conversation.ts';
import type { Row } from './listing.ts';
import type { Entry } from './timeline.ts';

type Change = Partial<ConversationDetail>;

const noteOf = (detail: ConversationDetail, entry: Entry, text: string, summary: boolean): Change => ({
  notes: [...detail.notes, { at: entry.at, text, by: entry.by.kind === 'agent' ? entry.by.name : '', summary }],
});

const changeOf = (detail: ConversationDetail, entry: Entry): Change => {
  switch (entry.type) {
    case 'handoverRequested':
      return {
        collected: { ...detail.collected, ...entry.collected },
        handoverReason: entry.reason,
        firstReplyAt: null,
      };
    case 'handoverUnavailable':
      return { collected: { ...detail.collected, ...entry.asked?.collected } };
    case 'contactLeft':
      return {
        collected: { ...detail.collected, ...entry.collected },
        handoverReason: detail.handoverReason && entry.reason,
      };
    case 'taken':
      return { takenAt: entry.at, routing: entry.decision ?? detail.routing };
    case 'offered':
      return { routing: entry.decision };
    case 'agentMessage':
      return { firstReplyAt: detail.firstReplyAt ?? entry.at };
    case 'note':
      return noteOf(detail, entry, entry.text, false);
    case 'summarised':
      return noteOf(detail, entry, entry.text, true);
    case 'engagementStatusSet':
      return { engagementStatus: entry.status };
    case 'queued':
    case 'unassigned':
      return { takenAt: null, firstReplyAt: null };
    default:
      return {};
  }
};

/**
 * How long the agent in charge took for the first reply, in milliseconds; `none` as long as it is owed.
 * Null where it does not concern them: nobody is in charge, or somebody before them had replied already.
 */
export const firstReply = ({
  takenAt,
  firstReplyAt,
}: Pick<ConversationDetail, 'takenAt' | 'firstReplyAt'>): number | 'none' | null => {
  if (takenAt === null) return null;
  if (firstReplyAt === null) return 'none';
  return firstReplyAt < takenAt ? null : firstReplyAt - takenAt;
};

/** The detail after new entries; `known` is the seq up to which it already includes them. */
export const evolveDetail = (
  detail: ConversationDetail,
  row: Row,
  entries: readonly Entry[],
  known: number,
): ConversationDetail => {
  let now: ConversationDetail = { ...detail, row };
  for (const entry of entries) if (entry.seq > known) now = { ...now, ...changeOf(now, entry) };
  return now;
};
