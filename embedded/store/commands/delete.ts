import type { Collection } from '../catalog/collection.ts';
import { badValue, refuse } from '../errors.ts';
import { changeEach } from '../query/change-each.ts';
import { onFirstMatch } from '../query/first-match.ts';
import { matchesToChange } from '../query/matching-records.ts';
import { parseQuery, type Query } from '../query/query.ts';
import { toNumber } from '../value/numbers.ts';
import { type Doc, own } from '../value/types.ts';
import { type Command, type CommandContext, collectionOf } from './context.ts';
import { checkStatement } from './options.ts';
import { statements } from './statements.ts';
import { noteResult, runBatch } from './write-batch.ts';

export const remove: Command = {
  options: ['deletes', 'ordered'],
  writes: true,
  run: async (context) => {
    const list = statements(context, 'deletes');
    const { results, writeErrors } = await runBatch(context, list.length, (index) =>
      runDelete(context, list.at(index), index),
    );
    const n = results.reduce((sum, result) => sum + toNumber(result?.n), 0);
    return { n, ...(writeErrors.length > 0 && { writeErrors }), ok: 1 };
  },
};

// One of each for all, so that a bulk's answers that are alike are noted as one.
const [missed, removed] = [{ n: 0 }, { n: 1 }];

async function runDelete(context: CommandContext, sent: Doc | Promise<Doc>, index: number): Promise<Doc> {
  const statement = sent instanceof Promise ? await sent : sent;
  checkStatement(statement, ['q', 'limit', 'hint']);
  const query = parseQuery(own(statement, 'q'), undefined, own(statement, 'hint'));
  const limit = toNumber(own(statement, 'limit'), -1);
  if (limit !== 0 && limit !== 1) throw badValue('The limit field in delete objects must be 0 or 1');
  const collection = collectionOf(context);
  const note = (result: Doc) => noteResult(context, index, result);
  if (!collection) return note(missed);
  if (limit === 0) return deleteMany(context, collection, query);
  return onFirstMatch(collection, query, context.slice, {
    found: (entry) => {
      collection.remove(entry);
      return note(removed);
    },
    none: () => note(missed),
  });
}

async function deleteMany(context: CommandContext, collection: Collection, query: Query): Promise<Doc> {
  if (context.retry) throw refuse('A retryable deletion of many documents');
  const matches = await matchesToChange(collection, query, context.slice);
  return { n: await changeEach(matches, context.slice, (entry) => collection.remove(entry)) };
}
