import { AbstractCursor, ClientSession, Collection, Db, type Document, MongoClient } from 'mongodb';
import { concerns, type Entities } from '../runner/entities.ts';
import { assertError } from '../runner/expect-error.ts';
import type { Operation } from '../runner/format.ts';
import { match, matchArray } from '../runner/match.ts';
import { resultOf } from '../runner/results.ts';
import type { TestRun } from '../runner/test-run.ts';
import { show } from '../runner/values.ts';
import { Failed, Skipped } from '../runner/verdict.ts';
import type { Actions } from './actions.ts';
import { collectionActions, neededArguments } from './collection.ts';
import { clientActions, databaseActions } from './database.ts';
import { cursorActions, sessionActions } from './session.ts';
import { runSpecial } from './test-runner.ts';

/** Operations whose results are documents out of a cursor: each may have fields that nobody expects. */
const listing = /^(aggregate|find|list\w+|runCursorCommand)$/;
const commandNotSupported = 115;

/** Runs one operation and compares what comes of it. Throws Failed or Skipped; what it expected to fail is quiet. */
export async function execute(run: TestRun, operation: Operation): Promise<void> {
  if (operation.object === 'testRunner') await runSpecial(run, operation);
  else await judge(run, operation);
}

async function judge(run: TestRun, operation: Operation): Promise<Outcome> {
  const outcome = await perform(run, operation);
  takeRefusals(run.entities, operation);
  if (!operation.ignoreResultAndError) assertOutcome(run.entities, operation, outcome);
  return outcome;
}

type Outcome = { result: unknown } | { error: Error };

async function perform(run: TestRun, operation: Operation): Promise<Outcome> {
  try {
    return { result: await act(run, operation) };
  } catch (error) {
    if (error instanceof Failed || error instanceof Skipped) throw error;
    return { error: error as Error };
  }
}

/** What the store refuses is no answer, also where the test asks for just any error, or the driver keeps it quiet. */
function takeRefusals({ observers }: Entities, { expectError }: Operation): void {
  const reasons = [...observers.values()].map((observer) => observer.takeRefusal());
  const reason = reasons.find((found) => found !== undefined);
  if (reason !== undefined && expectError?.errorCode !== commandNotSupported) throw new Skipped(reason);
}

function assertOutcome(entities: Entities, operation: Operation, outcome: Outcome): void {
  const { name, expectError, expectResult, saveResultAsEntity } = operation;
  if ('error' in outcome) {
    if (!expectError) throw new Failed(`${name}: ${outcome.error.message}`);
    assertError(expectError, outcome.error, entities);
    return;
  }
  const { result } = outcome;
  if (expectError)
    throw new Failed(`${name}: expected an error, got ${result instanceof Object ? 'a result' : show(result)}`);
  if (expectResult !== undefined) {
    const place = { path: name, root: true };
    if (Array.isArray(expectResult) && listing.test(name)) matchArray(expectResult, result, entities, place);
    else match(expectResult, result, entities, place);
  }
  if (saveResultAsEntity) entities.put(saveResultAsEntity, result);
}

async function act(run: TestRun, { name, object, arguments: given = {} }: Operation): Promise<unknown> {
  const on = run.entities.entity(object);
  const args = concerns(given);
  if (typeof args.session === 'string') args.session = run.entities.session(args.session);
  if (on instanceof ClientSession && name === 'withTransaction') return withTransaction(run, on, args);
  if (on instanceof Collection) {
    const missing = neededArguments[name]?.find((needed) => args[needed] === undefined);
    if (missing !== undefined) throw new Failed(`${name} needs the argument ${missing}`);
    return resultOf(await pick(collectionActions, name)(on, args));
  }
  if (on instanceof Db) return pick(databaseActions, name)(on, args);
  if (on instanceof MongoClient) return resultOf(await pick(clientActions, name)(on, args));
  if (on instanceof ClientSession) return pick(sessionActions, name)(on, args);
  if (on instanceof AbstractCursor) return pick(cursorActions, name)(on, args);
  throw new Error(`${object} takes no operations`);
}

function pick<T>(actions: Actions<T>, name: string): Actions<T>[string] {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) throw new Skipped(`the runner has no operation ${name}`);
  return action;
}

/** The callback's operations are judged one by one, and their errors go on to `withTransaction` all the same. */
async function withTransaction(run: TestRun, session: ClientSession, { callback, ...options }: Document) {
  await session.withTransaction(async () => {
    for (const operation of callback as Operation[]) {
      if (operation.object === 'testRunner') {
        await runSpecial(run, operation);
        continue;
      }
      const outcome = await judge(run, operation);
      if ('error' in outcome) throw outcome.error;
    }
  }, options);
}
