import { addToSet, pop, pullAll, pullMatching, push } from './array-operators.ts';
import type { Change } from './change.ts';
import { currentDate, extreme, increase, multiply } from './scalar-operators.ts';

/**
 * The value an operator makes of a field's value, both undefined where there is none; undefined too for no change.
 * Throws what MongoDB does where the operand or the value doesn't suit.
 */
export function compute({ op, path, operand }: Change, before: unknown, now: Date): unknown {
  switch (op) {
    case '$set':
    case '$setOnInsert':
      return operand;
    case '$inc':
      return increase(before, operand, path);
    case '$mul':
      return multiply(before, operand, path);
    case '$min':
      return extreme(before, operand, (order) => order < 0);
    case '$max':
      return extreme(before, operand, (order) => order > 0);
    case '$currentDate':
      return currentDate(now);
    case '$push':
      return push(before, operand, path);
    case '$addToSet':
      return addToSet(before, operand, path);
    case '$pull':
      return pullMatching(before, operand as (item: unknown) => boolean, path);
    case '$pullAll':
      return pullAll(before, operand as unknown[], path);
    case '$pop':
      return pop(before, operand === 1, path);
    default:
      throw new Error(`no such update operator: ${op}`);
  }
}

/** What takes away makes no field: where its path leads to nothing it does nothing. */
export const takesAway = new Set(['$pull', '$pullAll', '$pop']);
