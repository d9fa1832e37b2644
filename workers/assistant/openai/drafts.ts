/** Milliseconds between two drafts; a screen cannot show more, and every draft crosses the network whole. */
export const DRAFT_EVERY = 80;

export type Drafts = { push(text: string): void; stop(): void };

/** Passes on the latest text at most every `every` milliseconds, the first at once; nothing after `stop`. */
export const createDrafts = (emit: (text: string) => void, every = DRAFT_EVERY): Drafts => {
  let pending: string | null = null;
  let sent = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    if (pending === null || pending === sent) return;
    sent = pending;
    pending = null;
    emit(sent);
    timer = setTimeout(flush, every);
  };
  return {
    push: (text) => {
      pending = text;
      if (timer === undefined) flush();
    },
    stop: () => {
      clearTimeout(timer);
      pending = null;
    },
  };
};
