import { toast } from 'svelte-sonner';
import { codeOf } from '../api/client.ts';
import type { Texts } from '../texts/en.ts';

type Action = { label: string; run: () => void };

/** Short messages at the edge of the screen: what happened, and how to take it back. */
export const createNotices = (texts: () => Texts) => ({
  /** Gives what takes the message away. */
  done: (text: string, action?: Action): (() => void) => {
    const id = toast(text, action ? { action: { label: action.label, onClick: action.run }, duration: 8_000 } : {});
    return () => void toast.dismiss(id);
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
