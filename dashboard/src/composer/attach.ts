import { MOST_FILES } from '#core/contracts/file-limits.ts';
import type { Desk } from '../stores/desk.svelte.ts';

/** Attaches to the next reply what was chosen, dropped or pasted, as far as the channel takes it. */
export const attach = (desk: Desk, conversationId: string, files: readonly File[]): void => {
  if (files.length === 0) return;
  const limits = desk.threads.get(conversationId)?.detail?.uploads ?? null;
  const all = desk.attachments.add(conversationId, files, limits);
  if (!all) desk.app.notices.done(desk.app.t.files.tooMany(MOST_FILES));
  desk.surface.write('reply');
};

/** What is dropped or pasted besides text. */
export const filesIn = (transfer: DataTransfer | null): File[] => [...(transfer?.files ?? [])];
