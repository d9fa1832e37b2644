import type { Collection } from '../catalog/collection.ts';
import type { Entry } from '../storage/cache.ts';

/** So many documents of one scan are kept in the cache: all of a small collection. */
const kept = 1000;

/**
 * How a scan gets its documents. Those of a long one would push out what everybody else asks for, and live just long
 * enough to become garbage that is dear to collect; so after the first ones it only looks at them.
 */
export function documentsOf(collection: Collection): (record: number) => Entry | undefined {
  let seen = 0;
  return (record) => {
    seen += 1;
    return seen > kept ? collection.glance(record) : collection.get(record);
  };
}
