import { badValue, CommandError } from '../errors.ts';
import { type Doc, isDoc, own, setOwn } from '../value/types.ts';
import type { Operator } from './operator.ts';

const known = ['field', 'input', 'value'];

/** `$setField`: sets one field, whose name may hold dots and dollars; a missing value takes it away. */
export const setField: Operator = (operand, compile) => {
  if (!isDoc(operand) || Object.keys(operand).sort().join() !== known.join())
    throw badValue('$setField takes field, input and value');
  const name = constantName(own(operand, 'field'));
  const [input, value] = [compile(own(operand, 'input')), compile(own(operand, 'value'))];
  return (doc) => {
    const target = input(doc);
    if (target === undefined || target === null) return null;
    if (!isDoc(target))
      throw new CommandError(4_161_105, 'Location4161105', "$setField requires 'input' to be an object");
    const result: Doc = {};
    for (const key of Object.keys(target)) setOwn(result, key, target[key]);
    const next = value(doc);
    if (next === undefined) delete result[name];
    else setOwn(result, name, next);
    return result;
  };
};

function constantName(field: unknown): string {
  const literal = isDoc(field) && Object.keys(field).join() === '$literal' ? own(field, '$literal') : undefined;
  const name = literal ?? field;
  if (typeof name !== 'string' || (literal === undefined && name.startsWith('$')))
    throw new CommandError(4_161_106, 'Location4161106', "$setField requires 'field' to be a constant string");
  return name;
}
