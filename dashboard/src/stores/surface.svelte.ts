import type { Mode } from './drafts.svelte.ts';

export type DialogName =
  | 'palette'
  | 'messageTemplate'
  | 'transfer'
  | 'handover'
  | 'restore'
  | 'decline'
  | 'complete'
  | 'keys'
  | 'logout';
type ComposerHandle = { focus: () => void; openTemplates: () => void };

/** What is open over and beside the panes. */
export class Surface {
  dialog = $state<DialogName | null>(null);
  /** The information pane where it does not fit beside the thread. */
  info = $state(false);
  mode = $state<Mode>('reply');
  searchField = $state.raw<HTMLInputElement | null>(null);
  composer = $state.raw<ComposerHandle | null>(null);

  write(mode: Mode): void {
    this.mode = mode;
    this.composer?.focus();
  }

  templates(): void {
    this.mode = 'reply';
    this.composer?.openTemplates();
  }

  search(): void {
    this.searchField?.focus();
    this.searchField?.select();
  }
}
