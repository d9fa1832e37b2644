import type { Document, MongoClient } from 'mongodb';
import type { FailPoints } from '../fail-points/fail-points.ts';
import { execute } from '../operations/execute.ts';
import { driverDifference } from './driver-differences.ts';
import { Entities } from './entities.ts';
import { assertEvents } from './expect-events.ts';
import type { CollectionData, TestCase, TestFile } from './format.ts';
import type { LoadedFile } from './load.ts';
import { assertOutcome } from './outcome.ts';
import { type ServerFacts, unmet } from './server-facts.ts';
import type { TestRun } from './test-run.ts';
import { Skipped, type Verdict } from './verdict.ts';

const patience = 30_000;

/** The server under test. */
export interface Target {
  url: string;
  internal: MongoClient;
  facts: ServerFacts;
  failPoints: FailPoints;
}

/** Runs the cases of a file one after the other and hands out each verdict as it is reached. Never rejects. */
export async function* runFile({ path, content }: LoadedFile, target: Target): AsyncGenerator<Verdict> {
  if (content instanceof Error) {
    yield { file: path, description: 'the file as a whole', result: 'failed', reason: content.message };
    return;
  }
  for (const test of content.tests) {
    const verdict = { file: path, description: test.description };
    try {
      const difference = driverDifference(path, test.description);
      if (difference) throw new Skipped(difference);
      await runTest(content, test, target);
      yield { ...verdict, result: 'passed' };
    } catch (error) {
      const { message } = error as Error;
      const refused = error instanceof Skipped;
      yield { ...verdict, result: refused ? 'skipped' : 'failed', reason: message };
    }
  }
}

async function runTest(file: TestFile, test: TestCase, target: Target): Promise<void> {
  const reason =
    test.skipReason ?? unmet(file.runOnRequirements, target.facts) ?? unmet(test.runOnRequirements, target.facts);
  if (reason !== undefined) throw new Skipped(reason);
  if (test.expectLogMessages || test.expectTracingMessages) throw new Skipped('the runner reads no logs of the driver');
  for (const data of file.initialData ?? []) await prepare(target.internal, data);
  const entities = new Entities(target.url);
  try {
    await withinTime(operate(file, test, target, entities));
  } finally {
    await target.failPoints.clear();
    await entities.close();
  }
  for (const data of test.outcome ?? []) await assertOutcome(target.internal, data);
}

async function operate(file: TestFile, test: TestCase, target: Target, entities: Entities): Promise<void> {
  await entities.create(file.createEntities ?? []);
  const run: TestRun = {
    entities,
    internal: target.internal,
    failPoints: target.failPoints,
    execute: (operation) => execute(run, operation),
  };
  for (const operation of test.operations) await run.execute(operation);
  for (const expected of test.expectEvents ?? []) assertEvents(entities, expected);
}

async function withinTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${patience / 1000} seconds`)), patience);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Makes a collection what the file wants it to be at the start of each of its tests. */
async function prepare(internal: MongoClient, data: CollectionData): Promise<void> {
  const { databaseName, collectionName, createOptions, documents } = data;
  const database = internal.db(databaseName);
  try {
    await database.collection(collectionName).drop();
    if (createOptions || documents.length === 0) await database.createCollection(collectionName, createOptions);
    if (documents.length > 0) await database.collection(collectionName).insertMany(documents);
  } catch (error) {
    const { code, message } = error as Document;
    throw code === 115 ? new Skipped(message) : error;
  }
}
