import type { Document, MongoClient } from 'mongodb';
import type { Ledger, State } from './ledger.ts';
import { perTransfer } from './writers.ts';

export interface Findings {
  /** Documents in a state that nobody was told of and nobody was about to write. */
  wrong: string[];
  /** Transactions of which a part is there. */
  halves: string[];
  /** Places that two documents hold. */
  twice: unknown[];
  /** Indexes that give something else than the documents do. */
  indexes: string[];
}

export const nothingFound: Findings = { wrong: [], halves: [], twice: [], indexes: [] };

const stateOf: Record<string, (doc: Document) => State> = {
  things: ({ n }) => String(n),
  halves: ({ transfer }) => String(transfer),
  others: ({ transfer }) => String(transfer),
  claims: ({ open }) => (open ? 'open' : 'done'),
};

/** Reads everything, once through the documents and once through each index, and compares. */
export async function audit(client: MongoClient, ledger: Ledger): Promise<Findings> {
  const found = new Map<string, State>();
  const docs = new Map<string, Document[]>();
  for (const name of Object.keys(stateOf)) {
    const all = await client.db().collection(name).find().hint({ $natural: 1 }).toArray();
    docs.set(name, all);
    for (const doc of all) found.set(String(doc._id), stateOf[name]?.(doc) ?? null);
  }
  const halves = new Map<string, number>();
  for (const name of ['halves', 'others'])
    for (const { transfer } of docs.get(name) ?? []) halves.set(transfer, (halves.get(transfer) ?? 0) + 1);
  const held = (docs.get('claims') ?? []).filter(({ open }) => open).map(({ slot }) => slot);
  return {
    wrong: ledger.compare(found),
    halves: [...halves].filter(([, count]) => count !== perTransfer).map(([transfer]) => transfer),
    twice: held.filter((slot, at) => held.indexOf(slot) !== at),
    indexes: await unequalIndexes(client, docs),
  };
}

async function unequalIndexes(client: MongoClient, docs: Map<string, Document[]>): Promise<string[]> {
  const unequal: string[] = [];
  for (const [name, all] of docs) {
    const collection = client.db().collection(name);
    for (const index of all.length > 0 ? await collection.indexes() : []) {
      const { partialFilterExpression: only } = index;
      const covered = only
        ? all.filter((doc) => Object.entries(only).every(([key, value]) => doc[key] === value))
        : all;
      const read = await collection
        .find(only ?? {}, { projection: { _id: 1 } })
        .hint(String(index.name))
        .toArray();
      const ids = (list: Document[]) => JSON.stringify(list.map(({ _id }) => String(_id)).sort());
      if (ids(read) !== ids(covered)) unequal.push(`${name}.${index.name}: ${read.length} of ${covered.length}`);
    }
  }
  return unequal;
}
