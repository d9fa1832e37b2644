import { DocumentList, type Documents } from './documents.ts';
import { array, document, sizeOf } from './elements.ts';

/*
 * A bulk write carries up to 48 MB of documents in its body: decoding them all before anything else is done would
 * keep everybody waiting. So they are taken out as bytes, and decoded one by one by the command.
 * What is inserted is stored as those bytes.
 */
const lists: Record<string, string> = { insert: 'documents', update: 'updates', delete: 'deletes' };

/** The body without its long list of documents, and that list. Undefined when there is nothing to take out. */
export function liftDocuments(body: Buffer): { body: Buffer; name: string; docs: Documents } | undefined {
  let list: string | undefined;
  for (let at = 4; at < body.length - 1; ) {
    const type = body[at] ?? 0;
    const nameEnd = body.indexOf(0, at + 1);
    // What isn't sound is left to the decoder, which says so.
    if (nameEnd < 0 || nameEnd + 9 > body.length) return undefined;
    const name = body.toString('latin1', at + 1, nameEnd);
    // The first field names the command.
    list ??= Object.hasOwn(lists, name) ? lists[name] : undefined;
    if (list === undefined) return undefined;
    const value = nameEnd + 1;
    const size = sizeOf(type, body, value);
    if (size === undefined) return undefined;
    if (type === array && name === list) {
      const docs = documentsOf(body.subarray(value, value + size));
      return docs && { body: without(body, at, value + size), name, docs };
    }
    at = value + size;
  }
  return undefined;
}

/** The documents of an array, undefined when it holds other values, too. */
function documentsOf(list: Buffer): Documents | undefined {
  const docs = new DocumentList(list);
  for (let at = 4; at < list.length - 1; ) {
    if (list[at] !== document) return undefined;
    // Behind its number in the array.
    let value = at + 1;
    while (value < list.length && list[value] !== 0) value += 1;
    if (value + 5 > list.length) return undefined;
    const size = docs.add(value + 1);
    if (size === undefined) return undefined;
    at = value + 1 + size;
  }
  return docs;
}

function without(body: Buffer, from: number, to: number): Buffer {
  const rest = Buffer.concat([body.subarray(0, from), body.subarray(to)]);
  rest.writeInt32LE(rest.length, 0);
  return rest;
}
