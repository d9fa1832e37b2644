import type { App } from '../stores/app.svelte.ts';

/** A browser may refuse it, for example on a page that is not served over HTTPS. */
export const copyText = async ({ notices, t }: Pick<App, 'notices' | 't'>, text: string): Promise<void> => {
  const { copied, notCopied } = t.channelsPage.facts;
  try {
    await navigator.clipboard.writeText(text);
    notices.done(copied);
  } catch {
    notices.done(notCopied);
  }
};
