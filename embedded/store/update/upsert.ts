import { ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import { conjuncts, type Expression } from '../match/expression.ts';
import { compareValues } from '../value/compare.ts';
import { type Doc, own } from '../value/types.ts';
import { applyUpdate, withIdFirst } from './apply.ts';
import { Draft } from './draft.ts';
import type { Update } from './parse.ts';

/** The document an upsert inserts: the equalities of its filter, then the update, with an `_id` in front. */
export function buildUpsert(filter: Expression, update: Update, now: Date): Doc {
  const equalities = new Map<string, unknown>();
  collectEqualities(filter, equalities);
  const draft = new Draft({});
  for (const [path, value] of equalities) {
    if (update.kind === 'change' || path === '_id') draft.write(path.split('.'), value);
  }
  const seed = draft.root;
  const wanted = own(seed, '_id');
  if (update.kind === 'replace') {
    return withIdFirst(update.replacement, wanted ?? own(update.replacement, '_id') ?? new ObjectId());
  }
  const built = applyUpdate(seed, update, { filter, inserting: true, now });
  const id = own(built, '_id');
  return withIdFirst(built, id === undefined ? new ObjectId() : id);
}

function collectEqualities(filter: Expression, found: Map<string, unknown>): void {
  for (const part of conjuncts(filter)) {
    if (part.kind === 'or' && part.parts.length === 1 && part.parts[0]) collectEqualities(part.parts[0], found);
    if (part.kind !== 'field') continue;
    const value = equalityOf(part.test);
    if (value === undefined) continue;
    const before = found.get(part.path);
    if (found.has(part.path) && compareValues(before, value) !== 0) {
      throw new CommandError(
        54,
        'NotSingleValueField',
        `cannot infer query fields to set, path '${part.path}' is matched twice`,
      );
    }
    found.set(part.path, value);
  }
}

function equalityOf(test: Extract<Expression, { kind: 'field' }>['test']): unknown {
  if (test.op === '$eq') return test.value;
  const only = test.op === '$all' && test.tests.length === 1 ? test.tests[0] : undefined;
  return only?.op === '$eq' ? only.value : undefined;
}
