import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operation, TestCase, TestFile } from '#tests/conformance/runner/format.ts';
import { runFile } from '#tests/conformance/runner/run-file.ts';
import { type OpenTarget, openTarget } from '#tests/conformance/target.ts';

let open: OpenTarget;

beforeAll(async () => {
  open = await openTarget(process.env.BATON_TEST_MONGO_URL ?? '');
});

afterAll(() => open?.close());

const place = { collectionName: 'judged', databaseName: 'conformance' };

/** Runs one case over a collection with the document `{_id: 1, n: 1}`. */
async function judge(test: Partial<TestCase>, file: Partial<TestFile> = {}) {
  const content: TestFile = {
    description: 'judging',
    schemaVersion: '1.0',
    createEntities: [
      { client: { id: 'client', observeEvents: ['commandStartedEvent'] } },
      { database: { id: 'database', client: 'client', databaseName: place.databaseName } },
      { collection: { id: 'things', database: 'database', collectionName: place.collectionName } },
      { session: { id: 'session', client: 'client' } },
    ],
    initialData: [{ ...place, documents: [{ _id: 1, n: 1 }] }],
    tests: [{ description: 'a case', operations: [], ...test }],
    ...file,
  };
  for await (const verdict of runFile({ path: 'f.json', content }, open.target)) return verdict;
  throw new Error('no verdict');
}

const on = (name: string, args = {}, more: Partial<Operation> = {}): Operation => ({
  ...{ name, object: 'things', arguments: args },
  ...more,
});
const special = (name: string, args = {}) => on(name, args, { object: 'testRunner' });
const find = (expectResult: unknown) => on('find', { filter: {} }, { expectResult });
const insert = (_id: number, more: Partial<Operation> = {}) => on('insertOne', { document: { _id } }, more);
const outcome = (...documents: object[]) => [{ ...place, documents }];
const started = (commandName: string) => ({ commandStartedEvent: { commandName } });
const events = (...expected: object[]) => [{ client: 'client', events: expected as never[] }];

describe('the runner passes', () => {
  it('what is as expected', async () => {
    const verdict = await judge({
      operations: [find([{ _id: 1, n: 1 }]), insert(2), insert(1, { expectError: { errorCode: 11_000 } })],
      expectEvents: events(started('find'), started('insert'), started('insert')),
      outcome: outcome({ _id: 1, n: 1 }, { _id: 2 }),
    });
    expect(verdict).toMatchObject({ result: 'passed' });
  });
});

const failing: [string, Partial<TestCase>, RegExp][] = [
  ['a wrong value', { operations: [find([{ _id: 1, n: 2 }])] }, /find\[0\]\.n: expected 2, got 1/],
  ['a missing document', { operations: [find([])] }, /expected 0 elements/],
  ['a missing error', { operations: [insert(2, { expectError: { isError: true } })] }, /expected an error/],
  ['an error nobody expected', { operations: [insert(1)] }, /duplicate key/],
  ['another code', { operations: [insert(1, { expectError: { errorCode: 112 } })] }, /the code 112/],
  ['other words', { operations: [insert(1, { expectError: { errorContains: 'nonsense' } })] }, /nonsense/],
  ['a missing label', { operations: [insert(1, { expectError: { errorLabelsContain: ['L'] } })] }, /the label L/],
  ['an error of the server', { operations: [insert(1, { expectError: { isClientError: true } })] }, /of the client/],
  [
    'a missing event',
    { operations: [find([{}])], expectEvents: events(started('find'), started('insert')) },
    /nothing more/,
  ],
  ['another event', { operations: [find([{}])], expectEvents: events(started('insert')) }, /commandName/],
  ['an event too many', { operations: [find([{}]), insert(2)], expectEvents: events(started('find')) }, /insert/],
  ['a wrong outcome', { operations: [insert(2)], outcome: outcome({ _id: 1, n: 1 }) }, /outcome/],
  ['a field too many in the outcome', { outcome: outcome({ _id: 1 }) }, /outcome.*unexpected 1/],
  ['a number of another collection', { operations: [special('assertCollectionNotExists', place)] }, /should not exist/],
  [
    'an index that is not there',
    { operations: [special('assertIndexExists', { ...place, indexName: 'x' })] },
    /index x/,
  ],
  [
    'another state',
    { operations: [special('assertSessionTransactionState', { session: 'session', state: 'committed' })] },
    /it is none/,
  ],
  [
    'another count of events',
    { operations: [find([{}]), special('assertEventCount', { client: 'client', event: started('find'), count: 2 })] },
    /1 observed/,
  ],
  [
    'an entity that is not there',
    { operations: [on('find', { filter: {} }, { object: 'nobody' })] },
    /no entity nobody/,
  ],
  [
    'a failure on a thread',
    {
      operations: [
        special('createEntities', { entities: [{ thread: { id: 't' } }] }),
        special('runOnThread', { thread: 't', operation: insert(1) }),
        special('waitForThread', { thread: 't' }),
      ],
    },
    /duplicate key/,
  ],
  [
    'a failure in a transaction',
    { operations: [on('withTransaction', { callback: [find([])] }, { object: 'session' })] },
    /expected 0 elements/,
  ],
  [
    'a failure in a loop',
    { operations: [special('loop', { numIterations: 2, operations: [insert(2)] })] },
    /duplicate key/,
  ],
];

describe('the runner fails', () => {
  it.each(failing)('%s', async (_what, test, reason) => {
    expect(await judge(test)).toMatchObject({ result: 'failed', reason: expect.stringMatching(reason) });
  });
});

const skipping: [string, Partial<TestCase>, RegExp][] = [
  ['what the file says', { skipReason: 'a reason' }, /a reason/],
  ['a requirement that is not met', { runOnRequirements: [{ minServerVersion: '99.0' }] }, /needs MongoDB 99/],
  [
    'an entity it has not',
    { operations: [special('createEntities', { entities: [{ bucket: { id: 'b' } }] })] },
    /bucket/,
  ],
  ['an operation it has not', { operations: [on('mapReduce')] }, /mapReduce/],
];

describe('the runner skips', () => {
  it.each(skipping)('%s', async (_what, test, reason) => {
    expect(await judge(test)).toMatchObject({ result: 'skipped', reason: expect.stringMatching(reason) });
  });

  const refused = on('find', { filter: {}, comment: 'x', collation: { locale: 'en' } });
  it.each([
    ['', {}],
    [', also where any error would do', { expectError: { isError: true } }],
    [', also where nobody looks', { ignoreResultAndError: true }],
  ])('what the embedded store refuses%s', async (_how, more) => {
    if (!open.target.facts.parameters.embeddedStore) return;
    const verdict = await judge({ operations: [{ ...refused, ...more }] });
    expect(verdict).toMatchObject({ result: 'skipped', reason: expect.stringContaining('MONGO_URL') });
  });
});
