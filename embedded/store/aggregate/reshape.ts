import { badValue, located, refuse } from '../errors.ts';
import { parseProjection } from '../project.ts';
import { Draft } from '../update/draft.ts';
import { asNum } from '../value/numbers.ts';
import { type Doc, isDoc, own } from '../value/types.ts';
import { compileExpression } from './expression.ts';
import type { Expression } from './operator.ts';
import { type Stage, stepByStep } from './stage.ts';

type Computed = { parts: string[]; value: Expression };

/** `$project`: fields in or out, and computed ones. */
export function projectStage(spec: unknown): Stage {
  if (!isDoc(spec) || Object.keys(spec).length === 0) throw badValue('$project needs a document with fields');
  const plain: Doc = {};
  const computed: Computed[] = [];
  for (const name of Object.keys(spec)) {
    const value = spec[name];
    if (typeof value === 'boolean' || asNum(value) !== undefined) plain[name] = value;
    else if (isDoc(value) && !Object.keys(value)[0]?.startsWith('$')) throw refuse('A nested document in $project');
    else computed.push({ parts: name.split('.'), value: compileExpression(value) });
  }
  const included = Object.keys(plain).filter((name) => plain[name] && Number(plain[name]) !== 0);
  if (computed.length === 0) {
    const project = parseProjection(plain);
    return { push: (doc, emit) => emit(project ? project(doc) : doc) };
  }
  if (Object.keys(plain).some((name) => name !== '_id' && !included.includes(name)))
    throw badValue('$project cannot exclude fields beside computed ones');
  const withId = !Object.hasOwn(plain, '_id') || included.includes('_id');
  const keeps = included.length > 0 || withId;
  const project = keeps ? parseProjection(included.length > 0 ? plain : { _id: 1 }) : () => ({});
  return { push: (doc, emit) => emit(compute(project ? project(doc) : doc, doc, computed)) };
}

/** `$addFields` and `$set`. */
export function addFieldsStage(spec: unknown): Stage {
  if (!isDoc(spec) || Object.keys(spec).length === 0) throw badValue('$addFields needs a document with fields');
  const computed = computedFields(spec, []);
  return { push: (doc, emit) => emit(compute(doc, doc, computed)) };
}

/** A nested document names fields to set, as a dotted path does. */
function computedFields(spec: Doc, above: string[]): Computed[] {
  return Object.keys(spec).flatMap((name) => {
    if (name.startsWith('$')) throw badValue(`FieldPath field names may not start with '$': ${name}`);
    const parts = [...above, ...name.split('.')];
    if (parts.includes('')) throw badValue(`FieldPath field names may not be empty strings: ${name}`);
    const value = spec[name];
    if (!isDoc(value) || Object.keys(value)[0]?.startsWith('$')) return { parts, value: compileExpression(value) };
    if (Object.keys(value).length === 0) throw badValue(`an empty object is not a valid value: ${name}`);
    return computedFields(value, parts);
  });
}

function compute(base: Doc, source: Doc, computed: Computed[]): Doc {
  const draft = new Draft(base);
  for (const { parts, value } of computed) {
    for (let end = 1; end < parts.length; end++) {
      const holder = draft.read(parts.slice(0, end));
      if (holder !== undefined && !isDoc(holder)) throw refuse('Computing a field inside an array or value');
    }
    const result = value(source);
    if (result === undefined) draft.remove(parts);
    else draft.write(parts, result);
  }
  return draft.root;
}

/** `$unset`. */
export function unsetStage(spec: unknown): Stage {
  const names = Array.isArray(spec) ? spec : [spec];
  if (!names.every((name) => typeof name === 'string')) throw badValue('$unset takes names of fields');
  return projectStage(Object.fromEntries(names.map((name) => [name, 0])));
}

const unwindOptions = ['path', 'preserveNullAndEmptyArrays', 'includeArrayIndex'];

/** `$unwind`: one document for each element of an array. */
export function unwindStage(spec: unknown): Stage {
  const options: Doc = isDoc(spec) ? spec : { path: spec };
  const strange = Object.keys(options).find((name) => !unwindOptions.includes(name));
  if (strange !== undefined) throw located(28_811, `unrecognized option to $unwind stage: ${strange}`);
  const path = own(options, 'path');
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw located(28_818, 'path option to $unwind stage should be prefixed with a $');
  const parts = path.slice(1).split('.');
  const keep = options.preserveNullAndEmptyArrays === true;
  const index = own(options, 'includeArrayIndex');
  const place = (doc: Doc, value: unknown, position: number | null): Doc => {
    const draft = new Draft(doc);
    if (value === undefined) draft.remove(parts);
    else draft.write(parts, value);
    if (typeof index === 'string') draft.write(index.split('.'), position);
    return draft.root;
  };
  return {
    push: (doc, emit, slice) => {
      const value = new Draft(doc).read(parts);
      if (Array.isArray(value) && value.length > 0)
        return stepByStep(value.length, (i) => emit(place(doc, value[i], i)), slice);
      const none = value === undefined || value === null || Array.isArray(value);
      if (!none) return emit(place(doc, value, null));
      return keep ? emit(place(doc, Array.isArray(value) ? undefined : value, null)) : true;
    },
  };
}
