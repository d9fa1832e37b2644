import { CommandError, conflictingOperators, failedToParse, refuse } from '../errors.ts';
import { type Doc, isDoc } from '../value/types.ts';
import { type ArrayFilters, parseArrayFilters } from './array-filters.ts';
import type { Change } from './change.ts';
import { compute } from './compute.ts';
import { checkedByUse, checkOperand } from './operand.ts';
import { partsOf } from './paths.ts';
import { parseUpdatePipeline } from './pipeline.ts';

export type Update =
  | { kind: 'replace'; replacement: Doc }
  | { kind: 'change'; changes: Change[]; arrayFilters: ArrayFilters }
  | { kind: 'pipeline'; run(doc: Doc): Doc };

const operators = new Set([
  '$set',
  '$unset',
  '$inc',
  '$mul',
  '$min',
  '$max',
  '$push',
  '$pull',
  '$pullAll',
  '$addToSet',
  '$pop',
  '$rename',
  '$currentDate',
  '$setOnInsert',
]);

/** Parses the `u` of an update. Unknown operators and stages are refused. */
export function parseUpdate(update: unknown, filters?: unknown): Update {
  if (Array.isArray(update)) return { kind: 'pipeline', run: parseUpdatePipeline(update, filters) };
  if (!isDoc(update)) throw failedToParse('an update has to be a document');
  const keys = Object.keys(update);
  if (!keys[0]?.startsWith('$')) {
    const wrong = keys.find((key) => key.startsWith('$'));
    if (wrong)
      throw new CommandError(52, 'DollarPrefixedFieldName', `The dollar ($) prefixed field '${wrong}' is not allowed`);
    return { kind: 'replace', replacement: update };
  }
  const changes: Change[] = [];
  for (const op of keys) {
    if (!op.startsWith('$')) throw failedToParse(`Unknown modifier: ${op}`);
    if (!operators.has(op)) throw refuse(`The update operator ${op}`);
    changes.push(...parseOperator(op, update[op]));
  }
  // The order of a document's new fields is that of their names, as in MongoDB.
  if (changes.length > 1) changes.sort((a, b) => comparePaths(a.parts, b.parts));
  checkConflicts(changes);
  return { kind: 'change', changes, arrayFilters: parseArrayFilters(filters, changes) };
}

function parseOperator(op: string, fields: unknown): Change[] {
  if (!isDoc(fields)) throw failedToParse(`Modifiers operate on fields but we found another type for ${op}`);
  return Object.keys(fields).map((path) => {
    const change = { op, path, parts: partsOf(path), operand: checkOperand(op, path, fields[path]) };
    if (checkedByUse.has(op)) compute(change, undefined, new Date(0));
    return change;
  });
}

function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? '', b[i] ?? ''];
    if (x === y) continue;
    if (/^\d+$/.test(x) && /^\d+$/.test(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

function checkConflicts(changes: Change[]): void {
  const paths = changes.flatMap(({ op, path, operand }) => (op === '$rename' ? [path, String(operand)] : [path]));
  conflictFree(paths);
}

/** Throws ConflictingUpdateOperators (40) when two paths are the same or one holds the other. */
export function conflictFree(paths: string[]): void {
  if (paths.length < 2) return;
  const seen = new Set<string>();
  for (const path of paths) {
    if (seen.has(path)) throw conflict(path, path);
    seen.add(path);
  }
  for (const path of paths) {
    for (let end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
      const prefix = path.slice(0, end);
      if (seen.has(prefix)) throw conflict(path, prefix);
    }
  }
}

function conflict(path: string, at: string): CommandError {
  return conflictingOperators(`Updating the path '${path}' would create a conflict at '${at}'`);
}
