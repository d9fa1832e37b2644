import { badValue } from '../errors.ts';
import { encodeKey } from '../value/encode-key.ts';
import { type Doc, isDoc, setOwn } from '../value/types.ts';
import { type Accumulator, parseAccumulator } from './accumulators.ts';
import { compileExpression } from './expression.ts';
import type { Stage } from './stage.ts';

interface Group {
  id: unknown;
  fields: Accumulator[];
}

/** `$group`: keeps one accumulator per field and group, never the documents. */
export function groupStage(spec: unknown): Stage {
  if (!isDoc(spec) || !Object.hasOwn(spec, '_id')) throw badValue("a group specification must include an '_id'");
  const idOf = compileExpression(spec._id);
  const names = Object.keys(spec).filter((name) => name !== '_id');
  if (names.some((name) => name.includes('.'))) throw badValue('The field name in $group may not contain a dot');
  const fields = names.map((name) => parseAccumulator(name, spec[name]));
  const groups = new Map<string, Group>();
  return {
    push: (doc) => {
      const id = idOf(doc) ?? null;
      const key = encodeKey(id);
      let group = groups.get(key);
      if (!group) {
        group = { id, fields: fields.map(({ make }) => make()) };
        groups.set(key, group);
      }
      for (const [i, { value }] of fields.entries()) group.fields[i]?.add(value(doc));
      return true;
    },
    end: (emit) => {
      for (const { id, fields: accumulators } of groups.values()) {
        const out: Doc = { _id: id };
        for (const [i, name] of names.entries()) setOwn(out, name, accumulators[i]?.result());
        if (!emit(out)) return;
      }
    },
  };
}
