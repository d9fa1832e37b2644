import { toast } from 'svelte-sonner';
import { codeOf } from '../api/client.ts';
import type { Texts } from '../texts/en.ts';

export type Undo = { label: string; run: () => void };

/** Short messages at the edge of the screen: what happened, and how to take it back. */
export const createNotices = (texts: () => Texts) => ({
  done: (text: string, undo?: Undo): void => {
    toast(text, undo ? { action: { label: undo.label, onClick: undo.run }, duration: 8_000 } : {});
  },
  failed: (error: unknown): void => {
    const code = codeOf(error);
    // The session's end shows the login, which says so itself.
    if (code === 'unauthenticated') return;
    const text = texts().errors[code];
    toast.error(text, { id: text, duration: 8_000 });
  },
});
export type Notices = ReturnType<typeof createNotices>;
