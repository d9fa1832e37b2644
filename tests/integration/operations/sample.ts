import { Binary, type Document, Double, Int32, Long, MongoClient, ObjectId } from 'mongodb';

const hour = 3_600_000;

/** Two databases with every kind of value and index that has to arrive as it was. */
export async function fillSample(url: string): Promise<void> {
  const client = await MongoClient.connect(url);
  try {
    const people = client.db('baton').collection<Document>('people');
    await people.createIndex({ email: 1 }, { unique: true, sparse: true });
    await people.createIndex({ team: 1, joined: -1 }, { partialFilterExpression: { active: true } });
    await people.insertMany([
      { email: 'a@example.com', team: 'x', joined: new Date(0), active: true, n: Long.fromNumber(7) },
      { email: 'b@example.com', n: new Double(7), deep: { list: [[1, [2.5]], {}, null] }, bytes: new Binary([1, 2]) },
      { _id: new ObjectId(), n: new Int32(7), text: 'žluťoučký 🐎', when: /a.b/i } as Document,
      new Map<string, unknown>([
        ['_id', 'ordered'],
        ['b', 1],
        ['1', new Double(2)],
        [
          'inner',
          new Map([
            ['z', 1],
            ['0', 2],
          ]),
        ],
      ]) as unknown as Document,
    ]);
    const visits = client.db('baton').collection<Document>('visits');
    await visits.createIndex({ until: 1 }, { expireAfterSeconds: 60 });
    await visits.insertMany(
      times(2_500, (i) => ({ _id: i as never, until: new Date(Date.now() + hour), pad: 'x'.repeat(400) })),
    );
    await client.db('baton').createCollection('empty');
    await client.db('other').collection<Document>('notes/2026').insertOne({ a: 1 });
  } finally {
    await client.close();
  }
}

/** So many megabytes: what nothing reads or writes at once. */
export async function fillLarge(url: string, megabytes: number): Promise<void> {
  const client = await MongoClient.connect(url);
  const large = client.db('baton').collection('large');
  for (let n = 0; n < megabytes; n++) await large.insertOne({ n, pad: 'x'.repeat(1_000_000) });
  await client.close();
}

export const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Every document as hexadecimal digits, and every index, by collection. `names` maps databases to look into. */
export async function everythingIn(url: string, names: Record<string, string> = { baton: 'baton', other: 'other' }) {
  const client = await MongoClient.connect(url);
  try {
    const found: Record<string, { documents: string[]; indexes: Document[] }> = {};
    for (const [shown, name] of Object.entries(names)) {
      const db = client.db(name);
      for (const { name: collection } of await db.listCollections().toArray()) {
        const raw = await db.collection(collection).find({}, { raw: true }).toArray();
        const documents = raw.map((document) => Buffer.from(document as unknown as Uint8Array).toString('hex')).sort();
        found[`${shown}.${collection}`] = { documents, indexes: await db.collection(collection).indexes() };
      }
    }
    return found;
  } finally {
    await client.close();
  }
}
