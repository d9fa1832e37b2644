import { refuse } from '../errors.ts';
import { type Doc, isDoc, own } from '../value/types.ts';
import type { Command } from './context.ts';
import { explainQuery } from './find.ts';

/** The plan of a find, count, distinct, findAndModify, update or delete, in MongoDB's shape. Nothing is run. */
export const explain: Command = {
  options: ['verbosity'],
  run: (context) => {
    const inner = own(context.body, 'explain');
    const name = isDoc(inner) ? Object.keys(inner)[0] : undefined;
    if (!isDoc(inner) || !name) throw refuse('explain without a command');
    const { filter, sort, hint } = selectionOf(name, inner);
    return explainQuery({ ...context, body: inner }, filter, sort, hint);
  },
};

/** What a command looks for, as `find` would say it. Throws when it has no such part. */
export function selectionOf(name: string, inner: Doc): { filter?: unknown; sort?: unknown; hint?: unknown } {
  const first = (field: string) => {
    const list = own(inner, field);
    return Array.isArray(list) && isDoc(list[0]) ? list[0] : {};
  };
  switch (name) {
    case 'find':
      return { filter: inner.filter, sort: inner.sort, hint: inner.hint };
    case 'findAndModify':
    case 'count':
    case 'distinct':
      return { filter: inner.query, sort: inner.sort, hint: inner.hint };
    case 'update':
      return { filter: first('updates').q, hint: first('updates').hint };
    case 'delete':
      return { filter: first('deletes').q, hint: first('deletes').hint };
    default:
      throw refuse(`explain of ${name}`);
  }
}
