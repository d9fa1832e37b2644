import { Long, MaxKey, MinKey, ObjectId } from 'bson';
import type { Doc } from '#embedded/store/value/types.ts';
import type { Random } from './random.ts';

const scalars: unknown[] = [
  ...[0, 1, 2, 3, 4, 1, 2, 3, -1, 2.5, -0],
  ...['', 'x', 'y', 'xy', 'x\0', 'é'],
  ...[null, null, true, false, Number.NaN, Number.POSITIVE_INFINITY],
  ...[Long.fromNumber(2), Long.fromString('9007199254740993'), 9007199254740992],
  ...[new Date(5), new Date(7), new Date(-1)],
  ...[new ObjectId('600000000000000000000001'), new ObjectId('600000000000000000000002')],
];
const rare: unknown[] = [new MinKey(), new MaxKey()];

/** Mostly small numbers, as ranges over them meet in every way; else anything. */
export function scalar(random: Random): unknown {
  return random.chance(0.7) ? random.below(4) : random.pick(random.chance(0.02) ? rare : scalars);
}

const inner = (random: Random): Doc => {
  const doc: Doc = {};
  for (const [name, likely] of [
    ['d', 0.8],
    ['e', 0.8],
    ['0', 0.1],
  ] as const) {
    if (random.chance(likely)) doc[name] = random.chance(0.1) ? [scalar(random)] : scalar(random);
  }
  return doc;
};

function value(random: Random): unknown {
  const kind = random.next();
  if (kind < 0.4) return scalar(random);
  if (kind < 0.65) return random.list(3, () => scalar(random));
  if (kind < 0.73) return inner(random);
  if (kind < 0.97) return random.list(3, () => (random.chance(0.8) ? inner(random) : scalar(random)));
  return random.list(2, () => random.list(2, () => scalar(random)));
}

/** A document without its `_id`: few fields and few values, so that queries meet. A flat one holds no arrays. */
export function randomDocument(random: Random, flat = false): Doc {
  const doc: Doc = {};
  for (const name of random.some(['a', 'b', 'c', 'a', 'b'], 4)) {
    doc[name] = flat || name === 'c' ? scalar(random) : value(random);
  }
  return doc;
}
