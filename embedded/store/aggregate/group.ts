import { badValue, located } from '../errors.ts';
import { LargeMap } from '../large-map.ts';
import { encodeKey } from '../value/encode-key.ts';
import { type Doc, isDoc, setOwn } from '../value/types.ts';
import { type Accumulator, parseAccumulator } from './accumulators.ts';
import { compileExpression } from './expression.ts';
import type { Expression } from './operator.ts';
import type { Stage } from './stage.ts';

interface Group {
  id: unknown;
  fields: Accumulator[];
}

/** `$group`. */
export function groupStage(spec: unknown): Stage {
  if (!isDoc(spec) || !Object.hasOwn(spec, '_id')) throw located(15_955, "a group specification must include an '_id'");
  const { _id, ...fields } = spec;
  return groupBy(compileExpression(_id), fields);
}

/** Keeps one accumulator per field and group, never the documents. With an order, groups come out by their ids. */
export function groupBy(idOf: Expression, spec: unknown, order?: (a: unknown, b: unknown) => number): Stage {
  if (!isDoc(spec)) throw badValue('the fields of a group have to be a document');
  const names = Object.keys(spec);
  if (names.some((name) => name.includes('.'))) throw located(40_235, 'The field name in $group may not contain a dot');
  const fields = names.map((name) => parseAccumulator(name, spec[name]));
  const groups: Group[] = [];
  const known = new LargeMap<string, Group>();
  return {
    push: (doc) => {
      const id = idOf(doc) ?? null;
      const key = encodeKey(id);
      let group = known.get(key);
      if (!group) {
        group = { id, fields: fields.map(({ make }) => make()) };
        known.add(key, group);
        groups.push(group);
      }
      for (const [i, { value }] of fields.entries()) group.fields[i]?.add(value(doc));
      return true;
    },
    end: async (emit, slice) => {
      if (order) groups.sort((a, b) => order(a.id, b.id));
      for (const { id, fields: accumulators } of groups) {
        const out: Doc = { _id: id };
        for (const [i, name] of names.entries()) setOwn(out, name, accumulators[i]?.result());
        if (!(await emit(out))) return;
        if (slice.over()) await slice.pause();
      }
    },
  };
}
