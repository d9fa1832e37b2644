import type { Slice } from '../slice.ts';
import type { Doc } from '../value/types.ts';

/** Whether more documents are wanted. Promised where one document means work for several turns. */
export type More = boolean | Promise<boolean>;

/** Takes a document on. Nothing else comes before its answer is there. */
export type Emit = (doc: Doc) => More;

/** One step of a pipeline. Documents run through one by one; only sorts and groups keep them. */
export interface Stage {
  /** Called once before anything comes, for what has to be read beforehand. */
  prepare?(slice: Slice): Promise<void>;
  /** Without a slice all is done at once. */
  push(doc: Doc, emit: Emit, slice?: Slice): More;
  /** Called once when nothing more comes. What it keeps is given in turns. */
  end?(emit: Emit, slice: Slice): Promise<void>;
}

/** Makes one function of several stages, the last of which hands to `out`. */
export function chain(stages: Stage[], out: Emit, slice?: Slice): { push: Emit; end(slice: Slice): Promise<void> } {
  let emit = out;
  const ends: ((slice: Slice) => Promise<void> | undefined)[] = [];
  for (const stage of stages.toReversed()) {
    const next = emit;
    emit = (doc) => stage.push(doc, next, slice);
    ends.unshift((own) => stage.end?.(next, own));
  }
  return {
    push: emit,
    end: async (own) => {
      for (const end of ends) await end(own);
    },
  };
}

/** Prepares stages one after the other. */
export async function prepareAll(stages: Stage[], slice: Slice): Promise<void> {
  for (const stage of stages) await stage.prepare?.(slice);
}

/** Takes steps until one says that no more is wanted: at once where they are few, otherwise in turns. */
export function stepByStep(count: number, step: (index: number) => More, slice?: Slice): More {
  for (let i = 0; i < count; i++) {
    const more = step(i);
    if (more === false) return false;
    if (more !== true || slice?.over()) return goOn(i + 1, count, step, more, slice);
  }
  return true;
}

async function goOn(from: number, count: number, step: (index: number) => More, before: More, slice?: Slice) {
  let more = await before;
  for (let i = from; more && i < count; i++) {
    if (slice?.over()) await slice.pause();
    const next = step(i);
    more = typeof next === 'boolean' ? next : await next;
  }
  return more;
}

/** Goes on when the answer is there: at once where it is there already. */
export function afterwards(more: More, next: () => More): More {
  return typeof more === 'boolean' ? next() : more.then(next);
}
