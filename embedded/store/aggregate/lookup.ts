import type { Collection } from '../catalog/collection.ts';
import { largestDocument } from '../encode-in-turns.ts';
import { badValue, located, refuse } from '../errors.ts';
import { LargeMap } from '../large-map.ts';
import { isRegex } from '../match/regex.ts';
import { openScan } from '../planner/open-scan.ts';
import { listed } from '../planner/scan.ts';
import { Matches } from '../query/matches.ts';
import { parseQuery, planFor } from '../query/query.ts';
import { Reader } from '../query/reader.ts';
import { Slice } from '../slice.ts';
import { docOf } from '../storage/cache.ts';
import { Draft } from '../update/draft.ts';
import { collectValues, emptyArray } from '../value/collect.ts';
import { encodeKey } from '../value/encode-key.ts';
import { type Doc, isDoc, own } from '../value/types.ts';
import { compileExpression } from './expression.ts';
import { afterwards, type Stage } from './stage.ts';

const known = ['from', 'localField', 'foreignField', 'as'];

/** The documents of the other collection whose field equals one of these values. */
type Find = (values: unknown[]) => Matches;

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
  let find: Find | undefined;
  return {
    prepare: async (slice) => {
      if (other)
        find = hasIndex(other, foreignField) ? byIndex(other, foreignField) : await byTable(other, foreignField, slice);
    },
    push: (doc, emit, slice = new Slice()) => {
      const docs: Doc[] = [];
      let bytes = 0;
      const found = find?.(wanted(local(doc)));
      const joined = found?.each(slice, (entry) => {
        docs.push(docOf(entry));
        bytes += entry.bytes.length;
        if (bytes > largestDocument) throw tooLarge(String(own(spec, 'from')));
        return true;
      });
      return afterwards(joined ?? true, () => {
        const draft = new Draft(doc);
        draft.write(target, docs);
        return emit(draft.root);
      });
    },
  };
}

const tooLarge = (from: string) =>
  located(
    4568,
    `Total size of documents in ${from} matching pipeline's $lookup stage exceeds ${largestDocument} bytes`,
  );

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
    const query = asking(field, values);
    const plan = planFor(other, query);
    return new Matches(
      other,
      () => openScan(other, plan),
      (entry) => query.matches(docOf(entry)),
    );
  };
}

/** Reads the other collection once, keeping the numbers of its records under what their field holds. */
async function byTable(other: Collection, field: string, slice: Slice): Promise<Find> {
  const table = new LargeMap<string, number[]>();
  const parts = field.split('.');
  await new Reader(other, parseQuery({})).read(slice, (entry) => {
    for (const key of new Set(keysOf(docOf(entry), parts))) {
      const records = table.get(key);
      if (records) records.push(entry.record);
      else table.add(key, [entry.record]);
    }
    return true;
  });
  const recordsOf = (value: unknown) => table.get(encodeKey(value)) ?? [];
  const recordsOfAll = (values: unknown[]) =>
    values.length === 1 ? recordsOf(values[0]) : [...new Set(values.flatMap(recordsOf))].sort((a, b) => a - b);
  return (values) => {
    const query = asking(field, values);
    const records = recordsOfAll(values);
    return new Matches(
      other,
      () => listed(records.length, (place) => records[place] ?? -1),
      (entry) => query.matches(docOf(entry)),
    );
  };
}

function keysOf(doc: Doc, parts: string[]): string[] {
  return collectValues(doc, parts).flatMap((value) => (value === emptyArray ? [] : [encodeKey(value ?? null)]));
}
