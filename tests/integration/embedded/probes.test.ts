import { MongoClient, ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpus } from '#tests/probes/corpus.ts';
import { gather, type Probe, type Topic } from '#tests/probes/probe.ts';
import { Asker } from '#tests/probes/run.ts';

let client: MongoClient;
let asker: Asker;
const database = `probes-${new ObjectId().toHexString()}`;
const onMongoDB = process.env.MONGO_URL !== undefined;

beforeAll(async () => {
  client = await MongoClient.connect(process.env.BATON_TEST_MONGO_URL ?? '');
  asker = new Asker(client.db(database));
});

afterAll(async () => {
  await client?.db(database).dropDatabase();
  await client?.close();
});

describe('the corpus of probes', () => {
  it('has more than 400', () => {
    expect(corpus.length).toBeGreaterThan(400);
  });

  for (const probe of corpus) {
    it.skipIf(onMongoDB && probe.refused)(`${probe.source}: ${probe.name}`, async () => {
      expect(await asker.ask(probe)).toEqual([]);
    });
  }
});

describe('the runner', () => {
  const docs = [
    { _id: 1, a: 1 },
    { _id: 2, a: 2 },
  ];
  const topic = (...probes: Probe[]): Topic => ({ source: 'a page', docs, probes });

  it.each<[string, Omit<Probe, 'name'>]>([
    ['an id too many', { find: { a: 1 }, ids: [1, 2] }],
    ['an id that is missing', { find: {}, ids: [1] }],
    ['another order', { find: {}, sort: { a: -1 }, ids: [1, 2] }],
    ['another answer', { find: { a: 1 }, gives: [{ _id: 1, a: 2 }] }],
    ['another order of fields', { find: { a: 1 }, gives: [{ a: 1, _id: 1 }] }],
    ['another count', { count: {}, gives: 3 }],
    ['other documents left', { update: [{ _id: 1 }, { $set: { a: 5 } }], leaves: docs }],
    ['a change that was none', { update: [{ _id: 1 }, { $set: { a: 1 } }], modified: 1 }],
    ['no error', { find: { a: 1 }, code: 2 }],
    ['another error', { find: { $and: [] }, code: 9 }],
    ['an unexpected error', { find: { $and: [] }, ids: [] }],
    ['no refusal', { find: { a: 1 }, refused: true }],
  ])('says what is wrong: %s', async (_what, probe) => {
    const [wrong] = gather([topic({ name: 'wrong', ...probe })]);
    expect(wrong && (await asker.ask(wrong))).toHaveLength(1);
  });

  it('takes no probe without a source, twice of a name, without a question or an answer', () => {
    const probe: Probe = { name: 'x', find: {}, ids: [] };
    expect(() => gather([{ source: ' ', probes: [probe] }])).toThrow('no source');
    expect(() => gather([topic(probe, probe)])).toThrow('two probes');
    expect(() => gather([topic({ name: 'x', ids: [] })])).toThrow('0 operations');
    expect(() => gather([topic({ ...probe, count: {} })])).toThrow('2 operations');
    expect(() => gather([topic({ name: 'x', find: {} })])).toThrow('expects nothing');
  });
});
