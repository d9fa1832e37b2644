import type { Slice } from '../slice.ts';
import type { Doc } from '../value/types.ts';

/** Takes a document on; false when no more are wanted. */
export type Emit = (doc: Doc) => boolean;

/** One step of a pipeline. Documents run through one by one; only sorts and groups keep them. */
export interface Stage {
  /** Called once before anything comes, for what has to be read beforehand. */
  prepare?(slice: Slice): Promise<void>;
  push(doc: Doc, emit: Emit): boolean;
  /** Called once when nothing more comes. What it keeps is given in turns. */
  end?(emit: Emit, slice: Slice): Promise<void>;
}

/** Makes one function of several stages, the last of which hands to `out`. */
export function chain(stages: Stage[], out: Emit): { push: Emit; end(slice: Slice): Promise<void> } {
  let emit = out;
  const ends: ((slice: Slice) => Promise<void> | undefined)[] = [];
  for (const stage of stages.toReversed()) {
    const next = emit;
    emit = (doc) => stage.push(doc, next);
    ends.unshift((slice) => stage.end?.(next, slice));
  }
  return {
    push: emit,
    end: async (slice) => {
      for (const end of ends) await end(slice);
    },
  };
}

/** Prepares stages one after the other. */
export async function prepareAll(stages: Stage[], slice: Slice): Promise<void> {
  for (const stage of stages) await stage.prepare?.(slice);
}
