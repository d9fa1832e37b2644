import type { Collection } from '../catalog/collection.ts';
import { badValue, refuse } from '../errors.ts';
import { isRegex } from '../match/regex.ts';
import { openScan } from '../planner/scan.ts';
import { parseQuery, planFor } from '../query/query.ts';
import { Reader } from '../query/reader.ts';
import type { Slice } from '../slice.ts';
import { docOf } from '../storage/cache.ts';
import { Draft } from '../update/draft.ts';
import { collectValues, emptyArray } from '../value/collect.ts';
import { encodeKey } from '../value/encode-key.ts';
import { type Doc, isDoc, own } from '../value/types.ts';
import { compileExpression } from './expression.ts';
import type { Stage } from './stage.ts';

const known = ['from', 'localField', 'foreignField', 'as'];

/** Finds the documents of the other collection whose field equals one of these values. */
type Find = (values: unknown[]) => Doc[];

/** `$lookup` by the equality of two fields. `collection` finds the other collection by its name. */
export function lookupStage(spec: unknown, collection: (name: string) => Collection | undefined): Stage {
  if (!isDoc(spec)) throw badValue('the $lookup stage specification must be an object');
  const strange = Object.keys(spec).find((name) => !known.includes(name));
  if (strange !== undefined) throw refuse(`The option ${strange} of $lookup`);
  const field = (name: string) => text(name, own(spec, name));
  const local = compileExpression(`$${field('localField')}`);
  const foreignField = field('foreignField');
  const target = fieldPath(field('as'));
  const other = collection(field('from'));
  let find: Find = () => [];
  return {
    prepare: async (slice) => {
      if (other)
        find = hasIndex(other, foreignField) ? byIndex(other, foreignField) : await byTable(other, foreignField, slice);
    },
    push: (doc, emit) => {
      const draft = new Draft(doc);
      draft.write(target, find(wanted(local(doc))));
      return emit(draft.root);
    },
  };
}

function text(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') throw badValue(`$lookup argument '${name}' must be a string`);
  return value;
}

function fieldPath(path: string): string[] {
  const parts = path.split('.');
  if (parts.includes('') || path.startsWith('$')) throw badValue(`no path of a field: ${path}`);
  return parts;
}

/** An array stands for its elements; a missing value is null. */
function wanted(value: unknown): unknown[] {
  const values = Array.isArray(value) ? value : [value ?? null];
  if (values.some((item) => Array.isArray(item) || isRegex(item))) throw refuse('$lookup by an array or a pattern');
  return values;
}

const asking = (field: string, values: unknown[]) => parseQuery({ [field]: { $in: values } });

const hasIndex = (other: Collection, field: string) => planFor(other, asking(field, [null])).stage !== 'COLLSCAN';

function byIndex(other: Collection, field: string): Find {
  return (values) => {
    const found: Doc[] = [];
    const query = asking(field, values);
    const scan = openScan(other, planFor(other, query));
    for (let record = scan.next(); record >= 0; record = scan.next()) {
      const entry = other.get(record);
      if (entry && query.matches(docOf(entry))) found.push(docOf(entry));
    }
    return found;
  };
}

/** Reads the other collection once, keeping the numbers of its records under what their field holds. */
async function byTable(other: Collection, field: string, slice: Slice): Promise<Find> {
  const table = new Map<string, number[]>();
  const parts = field.split('.');
  await new Reader(other, parseQuery({})).read(slice, (entry) => {
    for (const key of new Set(keysOf(docOf(entry), parts))) {
      const records = table.get(key);
      if (records) records.push(entry.record);
      else table.set(key, [entry.record]);
    }
    return true;
  });
  return (values) => {
    const query = asking(field, values);
    const records = new Set(values.flatMap((value) => table.get(encodeKey(value)) ?? []));
    return [...records]
      .sort((a, b) => a - b)
      .flatMap((record) => {
        const entry = other.get(record);
        return entry && query.matches(docOf(entry)) ? [docOf(entry)] : [];
      });
  };
}

function keysOf(doc: Doc, parts: string[]): string[] {
  return collectValues(doc, parts).flatMap((value) => (value === emptyArray ? [] : [encodeKey(value ?? null)]));
}
