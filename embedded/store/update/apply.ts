import { CommandError } from '../errors.ts';
import type { Expression } from '../match/expression.ts';
import { matchedPosition } from '../match/position.ts';
import { compareValues } from '../value/compare.ts';
import { type Doc, own, setOwn } from '../value/types.ts';
import type { Change } from './change.ts';
import { compute, takesAway } from './compute.ts';
import { Draft } from './draft.ts';
import { conflictFree, type Update } from './parse.ts';
import { expandPath, type PathContext } from './paths.ts';
import { same } from './scalar-operators.ts';

export interface ApplyContext {
  filter: Expression;
  /** True when an upsert builds a new document: `$setOnInsert` counts then. */
  inserting: boolean;
  now: Date;
}

/**
 * The document after an update; the same object when nothing changes.
 * The original isn't touched. Throws ImmutableField (66) when `_id` would change.
 */
export function applyUpdate(original: Doc, update: Update, context: ApplyContext): Doc {
  if (update.kind === 'replace') return replace(original, update.replacement);
  // What the pipeline makes takes the place of the document, `_id` and all.
  if (update.kind === 'pipeline') return replace(original, update.run(original));
  const draft = new Draft(original);
  const paths: PathContext = {
    // An upsert matched nothing.
    position: () => (context.inserting ? undefined : matchedPosition(context.filter, original)),
    arrayFilters: update.arrayFilters,
  };
  const targets = update.changes.map((change) => ({ change, paths: expandPath(change.parts, draft, paths) }));
  conflictFree(targets.flatMap((target) => target.paths.map((parts) => parts.join('.'))));
  for (const target of targets) {
    if (target.change.op === '$setOnInsert' && !context.inserting) continue;
    for (const parts of target.paths) applyChange(draft, target.change, parts, context.now);
  }
  if (!draft.changed) return original;
  const id = own(original, '_id');
  if (id !== undefined && !same(id, own(draft.root, '_id'))) throw immutableId();
  return draft.root;
}

function applyChange(draft: Draft, change: Change, parts: string[], now: Date): void {
  if (change.op === '$unset') draft.remove(parts);
  else if (change.op === '$rename') rename(draft, parts, String(change.operand).split('.'));
  else writeComputed(draft, change, parts, now);
}

function writeComputed(draft: Draft, change: Change, parts: string[], now: Date): void {
  const before = draft.read(parts);
  if (before === undefined && takesAway.has(change.op)) {
    draft.checkViable(parts);
    return;
  }
  const after = compute(change, before, now);
  if (after === undefined || (before !== undefined && same(before, after))) return;
  draft.write(parts, after);
}

function rename(draft: Draft, from: string[], to: string[]): void {
  const value = draft.read(from);
  if (value === undefined) {
    draft.checkViable(from);
    return;
  }
  for (const parts of [from, to]) {
    for (let end = 1; end < parts.length; end++) {
      if (Array.isArray(draft.read(parts.slice(0, end)))) {
        throw new CommandError(2, 'BadValue', `The field of $rename cannot be an array element: ${parts.join('.')}`);
      }
    }
  }
  draft.remove(from);
  draft.write(to, value);
}

function replace(original: Doc, replacement: Doc): Doc {
  const id = own(original, '_id');
  const given = own(replacement, '_id');
  if (id !== undefined && given !== undefined && compareValues(id, given) !== 0) throw immutableId();
  const next = withIdFirst(replacement, id ?? given);
  return same(original, next) ? original : next;
}

/** A copy with `_id` as its first field. */
export function withIdFirst(doc: Doc, id: unknown): Doc {
  const copy: Doc = { _id: id };
  for (const key of Object.keys(doc)) if (key !== '_id') setOwn(copy, key, doc[key]);
  return copy;
}

export function immutableId(): CommandError {
  return new CommandError(
    66,
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}
