import { SERVICE_LEVELS } from '#core/domain/conversation/state.ts';
import type { ConversationId, Instant } from '#core/domain/ids.ts';
import type { Request } from '#core/store/apply.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';

export type BreachesDeps = {
  conversations: Pick<ConversationStore, 'overdue'>;
  apply: (id: string, request: Request) => Promise<unknown>;
};

const PAGE = 100;
/** What is left is the next sweep's. */
const PAGES = 10;

/**
 * Records promises that were not kept. The command decides anew: whoever replied in the meantime kept it, and of several sweeps
 * one writes. One that fails keeps nobody else waiting; the first failure is thrown in the end.
 */
export const recordBreaches = async ({ conversations, apply }: BreachesDeps, now: Instant): Promise<void> => {
  const failed = new Map<ConversationId, unknown>();
  for (let page = 0; page < PAGES; page++) {
    const overdue = await conversations.overdue(now, PAGE);
    const fresh = overdue.filter(({ id }) => !failed.has(id));
    for (const { id, due } of fresh)
      for (const what of SERVICE_LEVELS)
        if (due[what] !== null && due[what] <= now)
          await apply(id, { type: 'breach', what }).catch((error: unknown) => failed.set(id, error));
    if (overdue.length < PAGE || fresh.length === 0) break;
  }
  for (const failure of failed.values()) throw failure;
};
