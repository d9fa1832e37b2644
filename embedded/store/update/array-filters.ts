import { badValue, failedToParse } from '../errors.ts';
import { compile } from '../match/compile.ts';
import type { Expression } from '../match/expression.ts';
import type { Matcher } from '../match/matcher.ts';
import { parseFilter } from '../match/parse.ts';
import type { Doc } from '../value/types.ts';
import type { Change } from './change.ts';

/** For each identifier of `$[id]` the test of one array element. */
export type ArrayFilters = Map<string, (element: unknown) => boolean>;

/** Parses `arrayFilters`. Each has one identifier, and each has to be used by a path. */
export function parseArrayFilters(filters: unknown, changes: Change[]): ArrayFilters {
  const parsed: ArrayFilters = new Map();
  const used = new Set(changes.flatMap((change) => change.parts.map(identifierOf)));
  used.delete(undefined);
  used.delete('');
  for (const filter of Array.isArray(filters) ? filters : []) {
    const expression = parseFilter(filter);
    const names = identifiers(expression);
    const [name] = names;
    if (name === undefined || names.size > 1)
      throw failedToParse('Expected a single top-level field name in an array filter');
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
      throw badValue(`The name '${name}' in an array filter must be alphanumeric and begin with a lowercase letter`);
    if (parsed.has(name))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`);
    if (!used.has(name)) throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
    parsed.set(name, elementTest(name, compile(expression)));
  }
  for (const name of used) {
    if (name && !parsed.has(name)) throw badValue(`No array filter found for identifier '${name}' in path`);
  }
  return parsed;
}

/** The `id` of `$[id]`, an empty string for `$[]`, undefined for other components. */
export function identifierOf(part: string): string | undefined {
  return part.startsWith('$[') && part.endsWith(']') ? part.slice(2, -1) : undefined;
}

function identifiers(expression: Expression): Set<string> {
  if (expression.kind === 'field') return new Set([expression.path.split('.')[0] ?? '']);
  return new Set(expression.parts.flatMap((part) => [...identifiers(part)]));
}

function elementTest(name: string, matches: Matcher): (element: unknown) => boolean {
  return (element) => matches({ [name]: element } as Doc);
}
