import { ObjectId } from 'bson';
import { CommandError, refuse } from '../errors.ts';
import { withIdFirst } from '../update/apply.ts';
import { decode, encode } from '../value/bytes.ts';
import { bsonType, type Doc, isDoc, own } from '../value/types.ts';
import { type Command, listed, namespaceOf } from './context.ts';
import { noteResult, runBatch } from './write-batch.ts';

export const insert: Command = {
  options: ['documents', 'ordered', 'bypassDocumentValidation', 'bypassEmptyTsReplacement'],
  writes: true,
  run: async (context) => {
    const ns = namespaceOf(context);
    const sent = context.request.sequences.get('documents') ?? listed(context, 'documents').map(encode);
    const collection = context.collections.obtain(ns);
    const { results, writeErrors } = await runBatch(context, sent.length, (index) => {
      const { doc, bytes } = prepare(sent.at(index) ?? new Uint8Array());
      (collection.dropped ? context.collections.obtain(ns) : collection).insert(doc, bytes);
      return noteResult(context, index, inserted);
    });
    const n = results.filter((result) => result !== undefined).length;
    return { n, ...(writeErrors.length > 0 && { writeErrors }), ok: 1 };
  },
};

/** One for all, so that a bulk's answers are noted as one. */
const inserted = { n: 1 };

/** Names of fields may begin with a dollar, except in the `_id`. */
function checkNames(doc: Doc): void {
  if (bsonType(doc) === 'DBRef') throw refuse('A document with the fields of a DBRef');
  const id = own(doc, '_id');
  const wrong = isDoc(id) ? Object.keys(id).find((key) => key.startsWith('$')) : undefined;
  if (wrong !== undefined)
    throw new CommandError(
      52,
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${wrong}' is not allowed in _id`,
    );
}

/** The document with an `_id` in front, and bytes of its own: those of the message belong to a larger buffer. */
function prepare(sent: Uint8Array): { doc: Doc; bytes: Uint8Array } {
  const bytes = new Uint8Array(sent);
  const doc = decode(bytes);
  checkNames(doc);
  const keys = Object.keys(doc);
  if (keys[0] === '_id') return { doc, bytes };
  const whole = withIdFirst(doc, own(doc, '_id') ?? new ObjectId());
  return { doc: whole, bytes: encode(whole) };
}
