import { ObjectId } from 'bson';
import { CommandError, queryFeatureNotAllowed, refuse } from '../errors.ts';
import { conjuncts, type Expression, type Test } from '../match/expression.ts';
import { equalValues } from '../value/compare.ts';
import { type Doc, own } from '../value/types.ts';
import { applyUpdate, immutableId, withIdFirst } from './apply.ts';
import { Draft } from './draft.ts';
import type { Update } from './parse.ts';

/**
 * The document an upsert inserts: the equalities of its filter, then the update, with an `_id` in front.
 * A replacement takes nothing but the `_id` of the filter.
 * Throws NotSingleValueField (54) when the filter says two things of one field, ImmutableField (66) for two `_id`s.
 */
export function buildUpsert(filter: Expression, update: Update, now: Date): Doc {
  if (computes(filter)) throw queryFeatureNotAllowed('$expr is not allowed in the query predicate for an upsert');
  const equalities = equalitiesOf(filter);
  if (update.kind === 'replace') return replacement(update.replacement, equalities);
  const draft = new Draft({});
  const paths = [...equalities.keys()].sort();
  for (const path of paths) {
    const outer = paths.find((other) => path.startsWith(`${other}.`));
    if (outer !== undefined) throw notSingle(`both paths '${path}' and '${outer}' are matched`);
    draft.write(path.split('.'), equalities.get(path)?.[0]);
    if (differing(equalities.get(path) ?? [])) throw notSingle(`path '${path}' is matched twice`);
  }
  const built = applyUpdate(draft.root, update, { filter, inserting: true, now });
  const id = own(built, '_id');
  return withIdFirst(built, id === undefined ? new ObjectId() : id);
}

const computes = (filter: Expression): boolean =>
  filter.kind === 'expr' || (filter.kind !== 'field' && filter.parts.some(computes));

function replacement(doc: Doc, equalities: Map<string, unknown[]>): Doc {
  if ([...equalities.keys()].some((path) => path.startsWith('_id.')))
    throw refuse('An upsert of a replacement by a part of the _id');
  const wanted = equalities.get('_id') ?? [];
  const ids = Object.hasOwn(doc, '_id') ? [...wanted, doc._id] : wanted;
  if (differing(ids)) throw immutableId();
  return withIdFirst(doc, ids.length > 0 ? ids[0] : new ObjectId());
}

/** What a match is sure to be equal to, by path. */
function equalitiesOf(filter: Expression, found = new Map<string, unknown[]>()): Map<string, unknown[]> {
  for (const part of conjuncts(filter)) {
    if (part.kind === 'or' && part.parts.length === 1 && part.parts[0]) equalitiesOf(part.parts[0], found);
    if (part.kind !== 'field') continue;
    const values = equalityOf(part.test);
    if (values) found.set(part.path, [...(found.get(part.path) ?? []), ...values]);
  }
  return found;
}

/** `$eq`, or `$in` and `$all` that leave one value. */
function equalityOf(test: Test): unknown[] | undefined {
  if (test.op === '$eq') return [test.value];
  if (test.op === '$in' && test.patterns.length === 0 && test.values.length > 0 && !differing(test.values))
    return test.values.slice(0, 1);
  const only = test.op === '$all' && test.tests.length === 1 ? test.tests[0] : undefined;
  return only?.op === '$eq' ? [only.value] : undefined;
}

const differing = (values: unknown[]) => values.some((value) => !equalValues(value, values[0]));

const notSingle = (reason: string) =>
  new CommandError(54, 'NotSingleValueField', `cannot infer query fields to set, ${reason}`);
