import { badValue, located, refuse } from './errors.ts';
import type { Expression } from './match/expression.ts';
import { applySpecials, exclude, include } from './project/fields.ts';
import { elementOf, sliceOf } from './project/operators.ts';
import { checkMentioned, onlyMatched } from './project/positional.ts';
import { addPath, newNode } from './project/tree.ts';
import { asNum } from './value/numbers.ts';
import { type Doc, isDoc } from './value/types.ts';

export type Projection = (doc: Doc) => Doc;

/** A projection while it is read: fields are taken in or out, then slices and `a.$` are made of what is left. */
class Parsed {
  /** Undefined as long as no field but `_id` was named. */
  including: boolean | undefined;
  id: boolean | undefined;
  readonly fields = newNode();
  readonly slices = newNode();
  readonly sliced: string[] = [];
  picks = false;
  positional: string | undefined;
  readonly filter: Expression | undefined;

  constructor(filter: Expression | undefined) {
    this.filter = filter;
  }
}

/**
 * Parses a projection: fields in or out, `$slice`, `$elemMatch`, and `a.$` where the query is given that found the
 * documents. Expressions are refused.
 */
export function parseProjection(projection: unknown, filter?: Expression): Projection | undefined {
  if (projection === undefined || projection === null) return undefined;
  if (!isDoc(projection)) throw badValue('a projection has to be a document');
  if (Object.keys(projection).length === 0) return undefined;
  const parsed = new Parsed(filter);
  for (const key of Object.keys(projection)) addField(parsed, key, projection[key]);
  if (parsed.picks && parsed.including === false) throw refuse('$elemMatch beside fields that are left out');
  const onlyId = parsed.id === true && parsed.sliced.length === 0;
  const fields = (parsed.including ?? (parsed.picks || onlyId)) ? including(parsed) : excluding(parsed);
  if (filter === undefined || parsed.positional === undefined) return fields;
  const path = parsed.positional.split('.');
  return (doc) => onlyMatched(doc, fields(doc), path, filter);
}

function including({ id, fields, sliced, slices }: Parsed): Projection {
  if (id !== false) addPath(fields, '_id');
  for (const path of sliced) addPath(fields, path);
  return (doc) => applySpecials(include(doc, fields), slices);
}

function excluding({ id, fields, slices }: Parsed): Projection {
  if (id === false) addPath(fields, '_id');
  return (doc) => applySpecials(exclude(doc, fields), slices);
}

function addField(parsed: Parsed, path: string, value: unknown): void {
  if (path.startsWith('$')) throw refuse(`The projection ${path}`);
  if (`${path}.`.includes('.$.')) addPositional(parsed, path, value);
  else if (isDoc(value)) addOperator(parsed, path, value);
  else if (path === '_id') parsed.id = isWanted(path, value);
  else addPlain(parsed, path, isWanted(path, value));
}

function isWanted(path: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  const num = asNum(value);
  if (num === undefined) throw refuse(`An expression in the projection of ${path}`);
  return Number(num) !== 0;
}

function addPlain(parsed: Parsed, path: string, wanted: boolean): void {
  if (parsed.including !== undefined && parsed.including !== wanted) {
    const kind = wanted ? 'inclusion' : 'exclusion';
    throw located(wanted ? 31_253 : 31_254, `Cannot do ${kind} on field ${path} in the other kind of projection`);
  }
  parsed.including = wanted;
  addPath(parsed.fields, path);
}

function addPositional(parsed: Parsed, path: string, value: unknown): void {
  if (!parsed.filter) throw refuse(`The projection ${path} outside of find`);
  const array = path.slice(0, -2);
  if (`${array}.`.includes('.$.') || !path.endsWith('.$'))
    throw located(31_394, `${path}: a positional projection may only be at the end of a path`);
  if (isDoc(value)) throw located(31_271, 'positional projection cannot be used with an expression or sub object');
  if (!isWanted(path, value)) throw located(31_395, 'positional projection cannot be used with exclusion');
  if (parsed.positional !== undefined)
    throw located(31_276, 'Cannot specify more than one positional projection per query.');
  if (parsed.picks) throw located(31_256, 'Cannot specify positional operator and $elemMatch.');
  checkMentioned(parsed.filter, array);
  addPlain(parsed, array, true);
  parsed.positional = array;
}

function addOperator(parsed: Parsed, path: string, value: Doc): void {
  const [op, ...more] = Object.keys(value);
  if (op !== undefined && !op.startsWith('$')) {
    for (const key of Object.keys(value)) addField(parsed, `${path}.${key}`, value[key]);
    return;
  }
  if (op === undefined || more.length > 0) throw badValue(`an empty or mixed projection for ${path}`);
  if (op === '$slice') {
    parsed.sliced.push(path);
    addPath(parsed.slices, path, sliceOf(value[op]));
  } else if (op === '$elemMatch') {
    if (parsed.positional !== undefined) throw located(31_255, 'Cannot specify positional operator and $elemMatch.');
    if (path.includes('.')) throw located(31_275, 'Cannot use $elemMatch projection on a nested field');
    parsed.picks = true;
    addPath(parsed.fields, path, elementOf(value[op]));
  } else throw refuse(`The projection operator ${op}`);
}
