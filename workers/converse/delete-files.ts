import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import type { FileId } from '#core/domain/files/file.ts';
import type { ConversationId, Instant } from '#core/domain/ids.ts';
import type { FilesStore } from '#core/store/files.ts';
import type { TimelineStore } from '#core/store/timeline.ts';

export type DeleteFilesDeps = {
  files: Pick<FilesStore, 'delete'>;
  timeline: Pick<TimelineStore, 'entries'>;
  time?: (() => Instant) | undefined;
};

/** So long after a deletion nobody who was still fetching a file can put it there again. Milliseconds. */
const SETTLED = 10 * 60_000;

const filesOf = (event: ConversationEvent): FileId[] =>
  event.type === 'customerMessage' ? (event.files ?? []).map(({ id }) => id) : [];

/** The files of what the customer has deleted go with the words. `events` are those that are not in the timeline for sure yet. */
export const deleteFiles = async (
  { files, timeline, time = Date.now }: DeleteFilesDeps,
  id: ConversationId,
  events: readonly ConversationEvent[],
): Promise<void> => {
  const deleted = events.flatMap((event) => (event.type === 'customerDeleted' ? [event.of] : []));
  if (deleted.length === 0) return;
  const earlier = deleted.filter((of) => !events.some(({ seq }) => seq === of));
  const said = [...events.filter(({ seq }) => deleted.includes(seq)), ...(await timeline.entries(id, earlier))];
  await files.delete(said.flatMap(filesOf), time() + SETTLED);
};
