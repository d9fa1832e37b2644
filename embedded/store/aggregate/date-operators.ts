import { createRequire } from 'node:module';
import { badValue, CommandError, refuse } from '../errors.ts';
import { type Doc, isDoc } from '../value/types.ts';
import { dateTrunc } from './date-trunc.ts';
import type { Operator } from './operator.ts';

type Evaluate = (doc: Doc, expression: Doc) => unknown;

let loaded: Evaluate | undefined;

/** Calendars and time zones are mingo's, loaded when the first pipeline asks for them. */
function mingo(): Evaluate {
  if (loaded) return loaded;
  const load = createRequire(import.meta.url);
  const core = load('mingo/core') as typeof import('mingo/core');
  const expression = load('mingo/operators/expression/date') as typeof import('mingo/operators/expression/date');
  const context = core.Context.init({ expression: { ...expression } });
  loaded = (doc, given) => core.evalExpr(doc, given, { context } as Parameters<typeof core.evalExpr>[2]);
  return loaded;
}

/** What of each operator is known to be answered as MongoDB does. */
const allowed = new Map<string, readonly string[]>([
  ['$dateToString', ['format', 'timezone']],
  ['$year', ['timezone']],
  ['$month', ['timezone']],
  ['$dayOfMonth', ['timezone']],
  ['$dayOfWeek', ['timezone']],
  ['$hour', ['timezone']],
  ['$minute', ['timezone']],
]);
const formats = /^(?:[^%]|%[YmdHMSLjuw%])*$/;

function checkConstants(name: string, constants: Doc): void {
  for (const [option, value] of Object.entries(constants)) {
    if (!allowed.get(name)?.includes(option)) throw refuse(`The option ${option} of ${name}`);
    if (typeof value !== 'string' || value.startsWith('$'))
      throw refuse(`${name} with ${option} that isn't a constant`);
    if (option === 'format' && !formats.test(value)) throw refuse(`The date format ${value}`);
  }
}

/** An operator on a date, given alone or as `{date, …}` with constants beside it. */
function dateOperator(name: string): [string, Operator] {
  return [
    name,
    (operand, compile) => {
      const given: Doc = isDoc(operand) && Object.hasOwn(operand, 'date') ? operand : { date: operand };
      const { date, ...constants } = given;
      checkConstants(name, constants);
      const read = compile(date);
      const evaluate = mingo();
      const expression: Doc = { [name]: { ...constants, date: '$value' } };
      return (doc) => {
        const value = read(doc);
        if (value === undefined || value === null) return null;
        if (!(value instanceof Date)) throw new CommandError(16_006, 'Location16006', `${name} needs a date`);
        return evaluateSafely(evaluate, { value: new Date(value) }, expression);
      };
    },
  ];
}

function evaluateSafely(evaluate: Evaluate, doc: Doc, expression: Doc): unknown {
  try {
    return evaluate(doc, expression);
  } catch (error) {
    throw badValue((error as Error).message);
  }
}

export const dateOperators: [string, Operator][] = [
  ['$dateTrunc', dateTrunc],
  ...[...allowed.keys()].map(dateOperator),
];
