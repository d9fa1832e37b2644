import { isDoc } from '../value/types.ts';

const deepest = 6;
const mostFields = 30;

/** What a command asks for without what it asks about: names of fields and operators stay, every value becomes `?`. */
export function shapeOf(value: unknown, depth = 0): unknown {
  if (depth >= deepest) return '?';
  if (Array.isArray(value)) return shapeOfList(value, depth);
  if (!isDoc(value)) return '?';
  const names = Object.keys(value);
  const shape = Object.fromEntries(names.slice(0, mostFields).map((name) => [name, shapeOf(value[name], depth + 1)]));
  return names.length > mostFields ? { ...shape, '…': `${names.length - mostFields} more` } : shape;
}

/** Lists of conditions and stages keep their parts, each kind once; lists of values are one value. */
function shapeOfList(list: unknown[], depth: number): unknown {
  const kinds = new Map<string, unknown>();
  for (const item of list.slice(0, mostFields)) {
    if (!isDoc(item)) return '?';
    const shape = shapeOf(item, depth + 1);
    kinds.set(JSON.stringify(shape), shape);
  }
  return [...kinds.values()];
}
