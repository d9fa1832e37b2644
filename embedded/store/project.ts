import { badValue, CommandError, refuse } from './errors.ts';
import { compileFilter, compileValueTests } from './match/compile.ts';
import { elementTest } from './match/leaf.ts';
import { parseTests } from './match/parse.ts';
import { asNum } from './value/numbers.ts';
import { type Doc, isDoc, own, setOwn } from './value/types.ts';

export type Projection = (doc: Doc) => Doc;

type Special = (value: unknown) => unknown;
interface Node {
  children: Map<string, Node>;
  /** Set where a path ends. */
  special: Special | undefined;
  leaf: boolean;
}

interface Parsed {
  including: boolean | undefined;
  id: boolean | undefined;
  included: Node;
  excluded: Node;
  slices: Node;
  sliced: string[];
}

const newNode = (): Node => ({ children: new Map(), special: undefined, leaf: false });

/** Parses a projection: fields in or out, `$slice`, `$elemMatch`. Expressions and `a.$` are refused. */
export function parseProjection(projection: unknown): Projection | undefined {
  if (projection === undefined || projection === null) return undefined;
  if (!isDoc(projection)) throw badValue('a projection has to be a document');
  if (Object.keys(projection).length === 0) return undefined;
  const parsed: Parsed = {
    including: undefined,
    id: undefined,
    included: newNode(),
    excluded: newNode(),
    slices: newNode(),
    sliced: [],
  };
  for (const key of Object.keys(projection)) addField(parsed, key, projection[key]);
  if (parsed.including) {
    if (parsed.id !== false) addPath(parsed.included, '_id', undefined);
    for (const path of parsed.sliced) addPath(parsed.included, path, undefined);
    return (doc) => applySpecials(include(doc, parsed.included), parsed.slices);
  }
  if (parsed.including === undefined && parsed.id === true && parsed.slices.children.size === 0) {
    addPath(parsed.included, '_id', undefined);
    return (doc) => include(doc, parsed.included);
  }
  if (parsed.id === false) addPath(parsed.excluded, '_id', undefined);
  return (doc) => applySpecials(exclude(doc, parsed.excluded), parsed.slices);
}

function addField(parsed: Parsed, path: string, value: unknown): void {
  if (path.startsWith('$') || path.endsWith('.$')) throw refuse(`The projection ${path}`);
  if (isDoc(value)) {
    addOperator(parsed, path, value);
    return;
  }
  const num = asNum(value);
  if (num === undefined && typeof value !== 'boolean') throw refuse(`An expression in the projection of ${path}`);
  const wanted = typeof value === 'boolean' ? value : Number(num) !== 0;
  if (path === '_id') {
    parsed.id = wanted;
    return;
  }
  setMode(parsed, wanted, path);
  addPath(wanted ? parsed.included : parsed.excluded, path, undefined);
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
    if (path.includes('.')) throw badValue('Cannot use $elemMatch projection on a nested field');
    setMode(parsed, true, path);
    addPath(parsed.included, path, firstMatch(value[op]));
  } else throw refuse(`The projection operator ${op}`);
}

function setMode(parsed: Parsed, including: boolean, path: string): void {
  if (parsed.including !== undefined && parsed.including !== including) {
    const code = including ? 31_253 : 31_254;
    throw new CommandError(
      code,
      `Location${code}`,
      `Cannot do ${including ? 'inclusion' : 'exclusion'} on field ${path} in the other kind of projection`,
    );
  }
  parsed.including = including;
}

function addPath(root: Node, path: string, special: Special | undefined): void {
  let node = root;
  for (const part of path.split('.')) {
    if (node.leaf) throw new CommandError(31249, 'Location31249', `Path collision at ${path}`);
    let next = node.children.get(part);
    if (!next) {
      next = newNode();
      node.children.set(part, next);
    }
    node = next;
  }
  if (node.children.size > 0) throw new CommandError(31250, 'Location31250', `Path collision at ${path}`);
  node.leaf = true;
  node.special = special;
}

function include(doc: Doc, node: Node): Doc {
  const out: Doc = {};
  // What `$elemMatch` found comes after the other fields.
  const last: [string, unknown][] = [];
  for (const key of Object.keys(doc)) {
    const child = node.children.get(key);
    if (!child) continue;
    const value = includeValue(doc[key], child);
    if (value === undefined) continue;
    if (child.special) last.push([key, value]);
    else setOwn(out, key, value);
  }
  for (const [key, value] of last) setOwn(out, key, value);
  return out;
}

function includeValue(value: unknown, node: Node): unknown {
  if (node.leaf) return node.special ? node.special(value) : value;
  if (isDoc(value)) return include(value, node);
  if (!Array.isArray(value)) return undefined;
  return value.map((item) => includeValue(item, node)).filter((item) => item !== undefined);
}

function exclude(doc: Doc, node: Node): Doc {
  if (node.children.size === 0) return doc;
  const out: Doc = {};
  for (const key of Object.keys(doc)) {
    const child = node.children.get(key);
    if (!child) setOwn(out, key, doc[key]);
    else if (!child.leaf) setOwn(out, key, excludeValue(doc[key], child));
  }
  return out;
}

function excludeValue(value: unknown, node: Node): unknown {
  if (isDoc(value)) return exclude(value, node);
  return Array.isArray(value) ? value.map((item) => excludeValue(item, node)) : value;
}

function applySpecials(doc: Doc, node: Node): Doc {
  if (node.children.size === 0) return doc;
  const out: Doc = { ...doc };
  for (const [key, child] of node.children) {
    const value = own(out, key);
    if (value !== undefined) setOwn(out, key, specialValue(value, child));
  }
  return out;
}

function specialValue(value: unknown, node: Node): unknown {
  if (node.leaf) return node.special ? node.special(value) : value;
  if (isDoc(value)) return applySpecials(value, node);
  return Array.isArray(value) ? value.map((item) => specialValue(item, node)) : value;
}

function sliceOf(value: unknown): Special {
  const numbers = (Array.isArray(value) ? value : [value]).map((item) => Number(asNum(item) ?? Number.NaN));
  const [first = 0, count] = numbers;
  if (numbers.some((item) => !Number.isInteger(item)) || numbers.length > 2)
    throw badValue('$slice takes one or two numbers');
  if (count !== undefined && count <= 0) throw badValue('$slice limit must be positive');
  return (array) => {
    if (!Array.isArray(array)) return array;
    if (count === undefined) return first >= 0 ? array.slice(0, first) : array.slice(first);
    const start = first >= 0 ? first : Math.max(array.length + first, 0);
    return array.slice(start, start + count);
  };
}

function firstMatch(condition: unknown): Special {
  if (!isDoc(condition)) throw badValue('$elemMatch needs an Object');
  const first = Object.keys(condition)[0] ?? '';
  const onValues = first.startsWith('$') && !['$and', '$or', '$nor'].includes(first);
  const matches = onValues ? compileValueTests(parseTests(condition)) : elementTest(compileFilter(condition));
  return (array) => {
    if (!Array.isArray(array)) return undefined;
    const found = array.find(matches);
    return found === undefined ? undefined : [found];
  };
}
