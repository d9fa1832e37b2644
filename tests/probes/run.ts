import { EJSON } from 'bson';
import type { Collection, Db, Document } from 'mongodb';
import type { Sourced } from './probe.ts';

interface Outcome {
  gives?: unknown;
  ids?: unknown[];
  matched?: number;
  modified?: number;
  code?: number;
}

/** Canonical Extended JSON: tells a Long from a number and keeps the order of fields. */
const canonical = (value: unknown) => EJSON.stringify({ value }, { relaxed: false });

/** Asks a store probe after probe. It owns two collections of the database, and is not to be used twice at once. */
export class Asker {
  private readonly docs: Collection;
  private readonly others: Collection;
  /** What the collection holds now, so that a row of reads fills it once. */
  private held: Document[] | undefined;

  constructor(db: Db) {
    const exact = { promoteLongs: false };
    this.docs = db.collection('probes', exact);
    this.others = db.collection('others', exact);
  }

  /** What is wrong with the store's answer, as "expected …, got …"; nothing when it's right. */
  async ask(probe: Sourced): Promise<string[]> {
    await this.fill(probe);
    const outcome = await this.run(probe);
    const wrong = judge(probe, outcome);
    if (probe.leaves) wrong.push(...compareLeft(probe.leaves, await this.docs.find({}).sort({ _id: 1 }).toArray()));
    if (probe.indexes) await this.docs.dropIndexes();
    return wrong;
  }

  private async fill(probe: Sourced): Promise<void> {
    if (this.held !== probe.docs || this.held === undefined) {
      await this.docs.drop();
      if (probe.docs.length > 0) await this.docs.insertMany(probe.docs);
    }
    const reads = probe.find ?? probe.count ?? probe.distinct ?? probe.aggregate;
    this.held = reads && !probe.indexes ? probe.docs : undefined;
    for (const [key, options] of probe.indexes ?? []) await this.docs.createIndex(key, options);
    if (!probe.others) return;
    await this.others.drop();
    await this.others.insertMany(probe.others);
  }

  private async run(probe: Sourced): Promise<Outcome> {
    try {
      return await this.operate(probe);
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (typeof code !== 'number') throw error;
      return { code };
    }
  }

  private async operate(probe: Sourced): Promise<Outcome> {
    const { docs } = this;
    if (probe.find) {
      const { sort, projection, skip, limit } = probe;
      const found = await docs.find(probe.find, { ...defined({ sort, projection, skip, limit }) }).toArray();
      return { gives: found, ids: found.map((doc) => doc._id) };
    }
    if (probe.count) {
      const { skip, limit } = probe;
      return { gives: await docs.countDocuments(probe.count, defined({ skip, limit })) };
    }
    if (probe.distinct) return { gives: await docs.distinct(probe.distinct) };
    if (probe.aggregate) return { gives: await docs.aggregate(probe.aggregate).toArray() };
    if (probe.insert) await docs.insertMany(probe.insert);
    if (probe.createIndex) await docs.createIndex(...probe.createIndex);
    if (probe.findAndUpdate) {
      const [filter, update, options] = probe.findAndUpdate;
      return { gives: await docs.findOneAndUpdate(filter, update, options ?? {}) };
    }
    if (probe.remove) return { gives: (await docs.deleteMany(probe.remove)).deletedCount };
    return this.update(probe);
  }

  private async update({ update, updateMany, replace }: Sourced): Promise<Outcome> {
    const result =
      (update && (await this.docs.updateOne(...update))) ??
      (updateMany && (await this.docs.updateMany(...updateMany))) ??
      (replace && (await this.docs.replaceOne(...replace)));
    return result ? { matched: result.matchedCount, modified: result.modifiedCount } : {};
  }
}

function judge(probe: Sourced, outcome: Outcome): string[] {
  if (probe.refused || probe.code !== undefined)
    return differ('the code', probe.refused ? 115 : probe.code, outcome.code);
  if (outcome.code !== undefined) return [`it failed with code ${outcome.code}`];
  const sorted = probe.sort !== undefined || endsSorted(probe.aggregate ?? []);
  const order = (value: unknown) => (!sorted && Array.isArray(value) ? value.map(canonical).sort() : value);
  return [
    ...(probe.ids ? differ('the ids', order(probe.ids), order(outcome.ids)) : []),
    ...(probe.gives !== undefined ? differ('the answer', order(probe.gives), order(outcome.gives)) : []),
    ...(probe.matched !== undefined ? differ('matched', probe.matched, outcome.matched) : []),
    ...(probe.modified !== undefined ? differ('modified', probe.modified, outcome.modified) : []),
  ];
}

/** Groups come in any order, whatever they were made of. */
function endsSorted(pipeline: Document[]): boolean {
  const last = (name: string) => pipeline.findLastIndex((stage) => name in stage);
  return last('$sort') > last('$group');
}

/** The documents left; a made `_id` is nobody's to foresee. */
function compareLeft(expected: Document[], left: Document[]): string[] {
  const shown = left.map((doc, i) => {
    if (expected[i] === undefined || Object.hasOwn(expected[i], '_id')) return doc;
    const { _id, ...rest } = doc;
    return rest;
  });
  return differ('what is left', expected, shown);
}

function differ(what: string, expected: unknown, got: unknown): string[] {
  const [wanted, given] = [canonical(expected), canonical(got)];
  return wanted === given ? [] : [`${what}: expected ${wanted}, got ${given}`];
}

function defined<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}
