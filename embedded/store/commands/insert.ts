import { ObjectId } from 'bson';
import { failedToParse } from '../errors.ts';
import { withIdFirst } from '../update/apply.ts';
import { decode, encode } from '../value/bytes.ts';
import { type Doc, own } from '../value/types.ts';
import { type Command, namespaceOf, statements } from './context.ts';
import { noteResult, runBatch } from './write-batch.ts';

export const insert: Command = {
  options: ['documents', 'ordered', 'bypassDocumentValidation', 'bypassEmptyTsReplacement'],
  writes: true,
  run: async (context) => {
    const ns = namespaceOf(context);
    const sent = context.request.sequences.get('documents') ?? statements(context, 'documents').map(encode);
    const collection = context.collections.obtain(ns);
    const { results, writeErrors } = await runBatch(context, sent.length, (index) => {
      const { doc, bytes } = prepare(sent[index] ?? new Uint8Array());
      (collection.dropped ? context.collections.obtain(ns) : collection).insert(doc, bytes);
      return noteResult(context, index, { n: 1 });
    });
    const n = results.filter((result) => result !== undefined).length;
    return { n, ...(writeErrors.length > 0 && { writeErrors }), ok: 1 };
  },
};

/** The document with an `_id` in front, and bytes of its own: those of the message belong to a larger buffer. */
function prepare(sent: Uint8Array): { doc: Doc; bytes: Uint8Array } {
  const bytes = new Uint8Array(sent);
  const doc = decode(bytes);
  const keys = Object.keys(doc);
  for (const key of keys) {
    if (key.startsWith('$')) throw failedToParse(`Document can't have $ prefixed field names: ${key}`);
  }
  if (keys[0] === '_id') return { doc, bytes };
  const whole = withIdFirst(doc, own(doc, '_id') ?? new ObjectId());
  return { doc: whole, bytes: encode(whole) };
}
