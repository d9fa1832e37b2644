import mongoose, { type Connection, Schema } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StoreProcess, startStore, type Workspace, workspace } from './store-process.ts';

let place: Workspace;
let store: StoreProcess;
let connection: Connection;

beforeAll(async () => {
  place = await workspace();
  store = await startStore(place.folder);
  connection = await mongoose.createConnection(store.url).asPromise();
});

afterAll(async () => {
  await connection?.close();
  await store?.stop();
  await place?.remove();
});

const people = new Schema(
  {
    email: { type: String, unique: true },
    age: Number,
    tags: [String],
    address: { city: String },
    visits: { type: Map, of: Number },
  },
  { timestamps: true },
);
people.index({ age: 1, email: -1 });

describe('mongoose', () => {
  it('creates its indexes and keeps them in step', async () => {
    const Person = connection.model('Indexed', people);
    await Person.init();
    expect((await Person.listIndexes()).map(({ name }) => name)).toEqual(['_id_', 'email_1', 'age_1_email_-1']);
    await Person.collection.createIndex({ leftover: 1 });
    expect(await Person.syncIndexes()).toEqual(['leftover_1']);
    expect(await Person.diffIndexes()).toMatchObject({ toDrop: [], toCreate: [] });
  });

  it('saves, finds, updates and deletes documents', async () => {
    const Person = connection.model('Person', people);
    await Person.init();
    const ann = await Person.create({
      email: 'ann@x',
      age: 30,
      tags: ['a'],
      address: { city: 'Bonn' },
      visits: { home: 2 },
    });
    ann.tags.push('b');
    ann.set('visits.work', 1);
    await ann.save();
    const lean = await Person.findOne({ email: 'ann@x' }).lean();
    expect(lean).toMatchObject({ tags: ['a', 'b'], address: { city: 'Bonn' }, visits: { home: 2, work: 1 } });
    await expect(Person.create({ email: 'ann@x' })).rejects.toMatchObject({
      code: 11000,
      keyValue: { email: 'ann@x' },
    });
    await Person.insertMany([
      { email: 'b', age: 1 },
      { email: 'c', age: 2 },
    ]);
    expect(
      await Person.find({ age: { $lt: 30 } })
        .sort('-age')
        .select('email -_id')
        .lean(),
    ).toEqual([{ email: 'c' }, { email: 'b' }]);
    const older = await Person.findOneAndUpdate({ email: 'b' }, { $inc: { age: 5 } }, { returnDocument: 'after' });
    expect(older?.age).toBe(6);
    const bulk = await Person.bulkWrite([
      { updateOne: { filter: { email: 'c' }, update: { $set: { age: 9 } } } },
      { updateOne: { filter: { email: 'd' }, update: { $set: { age: 1 } }, upsert: true } },
    ]);
    expect(bulk).toMatchObject({ modifiedCount: 1, upsertedCount: 1 });
    expect(await Person.countDocuments({ age: { $gte: 6 } })).toBe(3);
    expect(await Person.estimatedDocumentCount()).toBe(4);
    expect(await Person.distinct('age')).toEqual([1, 6, 9, 30]);
    expect(await Person.exists({ email: 'nobody' })).toBeNull();
    await Person.deleteMany({ age: { $lt: 10 } });
    expect(await Person.countDocuments()).toBe(1);
  });
});
