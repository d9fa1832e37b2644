import type { ClientSession, Document } from 'mongodb';
import { countMatching } from '../runner/expect-events.ts';
import type { Operation } from '../runner/format.ts';
import { match } from '../runner/match.ts';
import type { TestRun } from '../runner/test-run.ts';
import { Failed, Skipped } from '../runner/verdict.ts';

type Special = (run: TestRun, args: Document) => unknown;

const hold = (condition: boolean, what: string): void => {
  if (!condition) throw new Failed(what);
};

/** Operations on the test runner itself. */
const specials: Record<string, Special> = {
  failPoint: ({ failPoints }, { failPoint }) => failPoints.set(failPoint),
  targetedFailPoint: () => {
    throw new Skipped('fail points on one of several servers');
  },
  createEntities: ({ entities }, given) => entities.create(given.entities),
  assertSessionTransactionState: ({ entities }, { session, state }) => {
    const actual = stateOf(entities.session(session));
    hold(actual === state, `the transaction of ${session} should be ${state}, it is ${actual}`);
  },
  assertSessionPinned: ({ entities }, { session }) =>
    hold(entities.session(session).isPinned, `${session} should be pinned`),
  assertSessionUnpinned: ({ entities }, { session }) =>
    hold(!entities.session(session).isPinned, `${session} should not be pinned`),
  assertSessionDirty: ({ entities }, { session }) =>
    hold(isDirty(entities.session(session)), `${session} should be dirty`),
  assertSessionNotDirty: ({ entities }, { session }) =>
    hold(!isDirty(entities.session(session)), `${session} should not be dirty`),
  assertSameLsidOnLastTwoCommands: (run, { client }) => assertLsids(run, client, true),
  assertDifferentLsidOnLastTwoCommands: (run, { client }) => assertLsids(run, client, false),
  assertCollectionExists: async (run, args) => hold(await collectionExists(run, args), `${name(args)} should exist`),
  assertCollectionNotExists: async (run, args) =>
    hold(!(await collectionExists(run, args)), `${name(args)} should not exist`),
  assertIndexExists: async (run, args) =>
    hold(await indexExists(run, args), `${name(args)} should have the index ${args.indexName}`),
  assertIndexNotExists: async (run, args) =>
    hold(!(await indexExists(run, args)), `${name(args)} should not have the index ${args.indexName}`),
  assertNumberConnectionsCheckedOut: ({ entities }, { client, connections }) => {
    const actual = entities.observer(client).connectionsCheckedOut;
    hold(actual === connections, `${connections} connections should be checked out, ${actual} are`);
  },
  assertEventCount: ({ entities }, { client, event, count }) => {
    const actual = countMatching(entities, client, event);
    hold(actual === count, `${count} such events expected, ${actual} observed`);
  },
  waitForEvent: ({ entities }, { client, event, count }) =>
    entities.observer(client).until(() => countMatching(entities, client, event) >= count),
  runOnThread: ({ entities, execute }, { thread, operation }) => {
    const chain = entities.thread(thread);
    chain.last = chain.last.then(() => execute(operation));
    // The test hears of it when it waits for the thread.
    chain.last.catch(() => undefined);
  },
  waitForThread: ({ entities }, { thread }) => entities.thread(thread).last,
  wait: (_run, { ms }) => new Promise((resolve) => setTimeout(resolve, ms)),
  loop,
};

/** Runs one operation on the test runner. Throws Failed, or Skipped for what this runner hasn't. */
export async function runSpecial(run: TestRun, operation: Operation): Promise<void> {
  const act = Object.hasOwn(specials, operation.name) ? specials[operation.name] : undefined;
  if (!act) throw new Skipped(`the runner has no operation ${operation.name}`);
  await act(run, operation.arguments ?? {});
}

/** Repeats operations as often as is told; without a number there would be no end. */
async function loop({ execute, entities }: TestRun, args: Document): Promise<void> {
  if (args.numIterations === undefined) throw new Skipped('a loop without an end');
  let done = 0;
  for (; done < args.numIterations; done++) for (const operation of args.operations) await execute(operation);
  if (args.storeIterationsAsEntity) entities.put(args.storeIterationsAsEntity, done);
}

const states: Record<string, string> = {
  NO_TRANSACTION: 'none',
  STARTING_TRANSACTION: 'starting',
  TRANSACTION_IN_PROGRESS: 'in_progress',
  TRANSACTION_COMMITTED: 'committed',
  TRANSACTION_COMMITTED_EMPTY: 'committed',
  TRANSACTION_ABORTED: 'aborted',
};

// The driver has its transaction for itself.
const stateOf = (session: ClientSession) => states[(session as unknown as Document).transaction.state];

const isDirty = (session: ClientSession) => Boolean(session.serverSession?.isDirty);

function assertLsids({ entities }: TestRun, client: string, same: boolean): void {
  const [first, second] = entities.observer(client).lastCommands(2);
  if (!first || !second) throw new Failed('two commands expected');
  let equal = true;
  try {
    match(first.lsid, second.lsid, entities, { path: 'lsid', root: false });
  } catch {
    equal = false;
  }
  hold(equal === same, `the last two commands should have ${same ? 'the same' : 'different'} sessions`);
}

const name = ({ databaseName, collectionName }: Document) => `${databaseName}.${collectionName}`;

async function collectionExists({ internal }: TestRun, { databaseName, collectionName }: Document) {
  return (await internal.db(databaseName).listCollections({ name: collectionName }).toArray()).length > 0;
}

async function indexExists({ internal }: TestRun, { databaseName, collectionName, indexName }: Document) {
  const indexes = await internal.db(databaseName).collection(collectionName).listIndexes().toArray().catch(none);
  return indexes.some((index) => index.name === indexName);
}

/** A collection that isn't there has no indexes. */
function none(error: unknown): Document[] {
  if ((error as Document).code === 26) return [];
  throw error;
}
