import type { ServerToVisitor } from '#core/contracts/realtime.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';

type Typing = Extract<ServerToVisitor, { type: 'typing' }>;
type Draft = Extract<ServerToVisitor, { type: 'draft' }>;

const TYPING_SHOWN = 6_000;
/** A draft that stops growing was abandoned. Milliseconds. */
const DRAFT_SHOWN = 30_000;

/** What the bot or the agent is about to say. Shown until it is said, or until it no longer looks like it. */
export class OtherSide {
  typing = $state.raw<Typing | null>(null);
  draft = $state.raw<string | null>(null);
  #answered = 0;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #draftTimer: ReturnType<typeof setTimeout> | undefined;

  types(message: Typing): void {
    this.typing = message;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => {
      this.typing = null;
    }, TYPING_SHOWN);
  }

  drafts(message: Draft): void {
    // Drafts are not ordered against entries: this one is of an answer that is here already.
    if (message.answersSeq < this.#answered) return;
    this.draft = message.text;
    this.typing = null;
    clearTimeout(this.#draftTimer);
    this.#draftTimer = setTimeout(() => {
      this.draft = null;
    }, DRAFT_SHOWN);
  }

  spoke(entries: readonly VisitorEntry[]): void {
    for (const entry of entries) {
      if (entry.kind === 'customer' || entry.kind === 'notice') continue;
      if (entry.kind === 'bot') this.#answered = Math.max(this.#answered, entry.seq);
      this.draft = null;
      this.typing = null;
    }
  }

  /** Another conversation counts anew. */
  forget(): void {
    this.#answered = 0;
    this.draft = null;
    this.typing = null;
  }
}
