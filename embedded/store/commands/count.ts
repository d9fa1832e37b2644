import { encodeArray } from '../encode-in-turns.ts';
import { CommandError, located } from '../errors.ts';
import { LargeMap } from '../large-map.ts';
import { countMatching } from '../query/matching-records.ts';
import { parseQuery } from '../query/query.ts';
import { Reader } from '../query/reader.ts';
import { compareKeys } from '../sort.ts';
import { sortInTurns } from '../sort-in-turns.ts';
import { docOf } from '../storage/cache.ts';
import { collectValues, emptyArray } from '../value/collect.ts';
import { encodeKey } from '../value/encode-key.ts';
import { toNumber } from '../value/numbers.ts';
import { sizeOfValue } from '../value/size.ts';
import { own } from '../value/types.ts';
import { DocumentReply } from '../wire/reply.ts';
import { type Command, collectionOf } from './context.ts';

export const count: Command = {
  options: ['query', 'limit', 'skip', 'hint', 'fields'],
  run: async (context) => {
    const { body, slice } = context;
    const query = parseQuery(own(body, 'query'), undefined, own(body, 'hint'));
    const collection = collectionOf(context);
    if (!collection) return { n: 0, ok: 1 };
    const limit = Math.abs(toNumber(own(body, 'limit')));
    return { n: await countMatching(collection, query, slice, toNumber(own(body, 'skip')), limit), ok: 1 };
  },
};

/** Up to so many bytes the answer is encoded at once. */
const few = 100_000;

interface Found {
  key: string;
  value: unknown;
}

const tooLarge = () => located(17_217, 'distinct too big, 16mb cap');

export const distinct: Command = {
  options: ['key', 'query', 'hint'],
  run: async (context) => {
    const { body, slice } = context;
    const key = own(body, 'key');
    if (typeof key !== 'string') throw new CommandError(14, 'TypeMismatch', "'key' has to be a string");
    const query = parseQuery(own(body, 'query'), undefined, own(body, 'hint'));
    const collection = collectionOf(context);
    if (!collection) return { values: [], ok: 1 };
    const parts = key.split('.');
    const found: Found[] = [];
    const known = new LargeMap<string, Found>();
    await new Reader(collection, query).read(slice, (entry) => {
      for (const value of collectValues(docOf(entry), parts)) {
        if (value === undefined || value === emptyArray) continue;
        const key = encodeKey(value);
        if (known.get(key)) continue;
        const first = { key, value };
        known.add(key, first);
        found.push(first);
      }
      return true;
    });
    // In the order of values, as an index would give them.
    const sorted = await sortInTurns(found, (a, b) => compareKeys(a.key, b.key), slice);
    const size = sorted.reduce((sum, { value }) => sum + sizeOfValue(value), 0);
    if (size <= few) return { values: sorted.map(({ value }) => value), ok: 1 };
    const values = await encodeArray(sorted.length, (index) => sorted[index]?.value, slice, tooLarge);
    return new DocumentReply({ ok: 1 }, 'values', values, sorted.length);
  },
};
