import type { Binary } from 'bson';
import { bsonType, isDoc } from './types.ts';

/** About how many bytes a value takes in memory. */
export function sizeOfValue(value: unknown): number {
  const own = 16;
  if (typeof value === 'string') return own + value.length;
  if (typeof value !== 'object' || value === null) return own;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + sizeOfValue(item), own);
  if (isDoc(value))
    return Object.entries(value).reduce((sum, [name, item]) => sum + name.length + sizeOfValue(item), own);
  return bsonType(value) === 'Binary' ? own + (value as Binary).position : own;
}
