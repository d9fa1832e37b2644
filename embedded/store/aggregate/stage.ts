import type { Doc } from '../value/types.ts';

/** Takes a document on; false when no more are wanted. */
export type Emit = (doc: Doc) => boolean;

/** One step of a pipeline. Documents run through one by one; only sorts and groups keep them. */
export interface Stage {
  push(doc: Doc, emit: Emit): boolean;
  /** Called once when nothing more comes. */
  end?(emit: Emit): void;
}

/** Makes one function of several stages, the last of which hands to `out`. */
export function chain(stages: Stage[], out: Emit): { push: Emit; end(): void } {
  let emit = out;
  const ends: (() => void)[] = [];
  for (const stage of stages.toReversed()) {
    const next = emit;
    emit = (doc) => stage.push(doc, next);
    ends.unshift(() => stage.end?.(next));
  }
  return {
    push: emit,
    end: () => {
      for (const end of ends) end();
    },
  };
}
