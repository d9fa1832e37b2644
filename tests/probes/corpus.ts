import { accumulators } from './aggregate/accumulators.ts';
import { expressions } from './aggregate/expressions.ts';
import { group } from './aggregate/group.ts';
import { joiningStages } from './aggregate/joining-stages.ts';
import { stages } from './aggregate/stages.ts';
import { multikey } from './index/multikey.ts';
import { sparseAndPartial } from './index/sparse-and-partial.ts';
import { unique } from './index/unique.ts';
import { gather } from './probe.ts';
import { arrayOperators } from './query/array-operators.ts';
import { arrays } from './query/arrays.ts';
import { comparison } from './query/comparison.ts';
import { expr } from './query/expr.ts';
import { logical } from './query/logical.ts';
import { mod } from './query/mod.ts';
import { names } from './query/names.ts';
import { nullAndMissing } from './query/null-and-missing.ts';
import { refusals } from './query/refusals.ts';
import { regex } from './query/regex.ts';
import { types } from './query/types.ts';
import { countAndDistinct } from './read/count-and-distinct.ts';
import { positionalProjection } from './read/positional-projection.ts';
import { projection } from './read/projection.ts';
import { sort } from './read/sort.ts';
import { allAndFiltered } from './update/all-and-filtered.ts';
import { updateErrors } from './update/errors.ts';
import { numbers } from './update/numbers.ts';
import { pathsToNothing } from './update/paths-to-nothing.ts';
import { positional } from './update/positional.ts';
import { positionalConditions } from './update/positional-conditions.ts';
import { pullAndSets } from './update/pull-and-sets.ts';
import { push } from './update/push.ts';
import { set } from './update/set.ts';
import { upserts } from './update/upsert.ts';

/** Every probe. Answers are reasoned from the manual, never taken from a store. */
export const corpus = gather([
  ...comparison,
  ...nullAndMissing,
  ...arrays,
  ...arrayOperators,
  ...logical,
  ...regex,
  ...types,
  ...names,
  ...mod,
  ...expr,
  ...refusals,
  ...sort,
  ...projection,
  ...positionalProjection,
  ...countAndDistinct,
  ...set,
  ...numbers,
  ...push,
  ...pullAndSets,
  ...positional,
  ...positionalConditions,
  ...pathsToNothing,
  ...allAndFiltered,
  ...upserts,
  ...updateErrors,
  ...unique,
  ...multikey,
  ...sparseAndPartial,
  ...group,
  ...accumulators,
  ...stages,
  ...joiningStages,
  ...expressions,
]);
