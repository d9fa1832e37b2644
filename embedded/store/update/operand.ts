import { badValue, failedToParse, refuse, typeMismatch } from '../errors.ts';
import { asNum } from '../value/numbers.ts';
import { isDoc } from '../value/types.ts';
import { identifierOf } from './array-filters.ts';
import { pullTest, setElements } from './array-operators.ts';
import { partsOf } from './paths.ts';

/*
 * What is wrong with an operand is said when an update is parsed, so also where nothing matches.
 */

/** These say it when they are tried on a missing field. */
export const checkedByUse = new Set(['$inc', '$mul', '$push']);

/** The operand as it is used; a condition of `$pull` as a test. */
export function checkOperand(op: string, path: string, operand: unknown): unknown {
  if (op === '$rename') checkRename(path, operand);
  if (op === '$pull') return pullTest(operand);
  if (op === '$addToSet') setElements(operand);
  if (op === '$pullAll' && !Array.isArray(operand)) throw badValue('$pullAll requires an array argument');
  if (op === '$currentDate' && operand !== true && operand !== false) checkCurrentDate(operand);
  if (op !== '$pop') return operand;
  const end = Number(asNum(operand));
  if (end !== 1 && end !== -1) throw failedToParse(`$pop expects 1 or -1, found: ${String(operand)}`);
  return end;
}

function checkRename(from: string, to: unknown): void {
  if (typeof to !== 'string') throw badValue(`The 'to' field for $rename must be a string: ${from}`);
  if (to === from || to.startsWith(`${from}.`) || from.startsWith(`${to}.`))
    throw badValue(`The source and target field for $rename must not be on the same path: ${from}: ${to}`);
  const dynamic = [...partsOf(from), ...partsOf(to)].find((part) => part === '$' || identifierOf(part) !== undefined);
  if (dynamic) throw badValue(`The fields for $rename may not be dynamic: ${from}: ${to}`);
}

function checkCurrentDate(operand: unknown): void {
  if (!isDoc(operand)) throw badValue('$currentDate takes a boolean or {$type: …}');
  if (operand.$type === 'timestamp') throw refuse('$currentDate with timestamp');
  if (operand.$type !== 'date') throw typeMismatch('$currentDate takes {$type: "date"}');
}
