import { adopt, type Picture, pictureOf } from './observe.ts';
import type { Outcome, World } from './world.ts';

/** What one of those who acted at the same moment did: its code, and what it does to a world. */
export type Part = { code: string | null; inWorld: (world: World) => Outcome; optional?: boolean };

/** The world after one order of what happened at the same moment that leads to this picture; null when none does. */
export const explanationOf = (world: World, parts: readonly Part[], picture: Picture): World | null => {
  for (const some of subsetsOf(parts))
    for (const order of ordersOf(some)) {
      const explained = inOrder(world, order, picture);
      if (explained !== null) return explained;
    }
  return null;
};

const inOrder = (world: World, order: Part[], picture: Picture): World | null => {
  const tried = structuredClone(world);
  const moments = [structuredClone(tried)];
  for (const { code, inWorld } of order) {
    if (code !== null) continue;
    if (inWorld(tried).code !== null) return null;
    moments.push(structuredClone(tried));
  }
  adopt(tried, picture);
  if (JSON.stringify(sorted(pictureOf(tried))) !== JSON.stringify(sorted(picture))) return null;
  const plausible = ({ code, inWorld }: Part): boolean =>
    code === null || code === 'conflict' || moments.some((moment) => inWorld(structuredClone(moment)).code === code);
  return order.every(plausible) ? tried : null;
};

const sorted = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort()
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : Array.isArray(value)
      ? value.map(sorted)
      : value;

/** All of them, and those without some of the ones that may find nothing to do. The first is nearly always the one. */
function* subsetsOf(parts: readonly Part[]): Generator<Part[]> {
  const [first, ...others] = parts;
  if (first === undefined) return void (yield []);
  for (const some of subsetsOf(others)) {
    yield [first, ...some];
    if (first.optional) yield some;
  }
}

function* ordersOf<T>(things: readonly T[]): Generator<T[]> {
  if (things.length === 0) yield [];
  for (const [i, first] of things.entries())
    for (const rest of ordersOf([...things.slice(0, i), ...things.slice(i + 1)])) yield [first, ...rest];
}
