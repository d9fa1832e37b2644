/*
 * The keys of the key-value store:
 *   m!format              the version of this layout
 *   m!next                the next collection number
 *   c!<collection>        what is known of a collection: namespace, indexes
 *   d<collection><record> a document as BSON
 *   r!<session>[!<part>]  results of a session's last retryable write, a thousand statements to a part
 * Numbers are in base 36 with a fixed width, so that keys sort as their numbers do.
 */

export const formatKey = 'm!format';
export const nextCollectionKey = 'm!next';

const collectionWidth = 5;
const recordWidth = 9;

export const catalogKey = (collection: number) => `c!${fixed(collection, collectionWidth)}`;
export const documentPrefix = (collection: number) => `d${fixed(collection, collectionWidth)}`;
export const documentKey = (prefix: string, record: number) => prefix + fixed(record, recordWidth);
export const sessionKey = (session: string, part = 0) => `r!${session}${part > 0 ? `!${part}` : ''}`;

/** The collection's and the record's number in a document's key. */
export function parseDocumentKey(key: string): { collection: number; record: number } {
  const end = 1 + collectionWidth;
  return { collection: Number.parseInt(key.slice(1, end), 36), record: Number.parseInt(key.slice(end), 36) };
}

function fixed(value: number, width: number): string {
  return value.toString(36).padStart(width, '0');
}
