import type {
  CreateIndexesOptions,
  Document,
  FindOneAndUpdateOptions,
  IndexSpecification,
  UpdateOptions,
} from 'mongodb';

/** One question to a store and the answer MongoDB's manual gives. It has exactly one operation. */
export interface Probe {
  name: string;
  /** What the collection holds; the topic's documents when left out. */
  docs?: Document[];
  /** What the collection `others` holds, for `$lookup`. */
  others?: Document[];
  indexes?: [IndexSpecification, CreateIndexesOptions?][];

  find?: Document;
  sort?: Document;
  projection?: Document;
  skip?: number;
  limit?: number;
  count?: Document;
  distinct?: string;
  aggregate?: Document[];
  insert?: Document[];
  update?: [filter: Document, update: Document | Document[], options?: UpdateOptions];
  updateMany?: [filter: Document, update: Document, options?: UpdateOptions];
  replace?: [filter: Document, replacement: Document, options?: { upsert?: boolean }];
  findAndUpdate?: [filter: Document, update: Document, options?: FindOneAndUpdateOptions];
  remove?: Document;
  createIndex?: [IndexSpecification, CreateIndexesOptions?];

  /** The `_id`s that are found: in this order when there is a sort, else in any. */
  ids?: unknown[];
  /** What the operation returns. Lists without a sort are in any order. */
  gives?: unknown;
  /** All documents afterwards, by `_id`. One without an `_id` may have any. */
  leaves?: Document[];
  matched?: number;
  modified?: number;
  /** It fails with this code. */
  code?: number;
  /** The embedded store says no (115); a MongoDB server isn't asked. */
  refused?: true;
}

/** Probes that one page of the manual answers. */
export interface Topic {
  /** The page's topic, such as "Query Operators › $elemMatch". */
  source: string;
  docs?: Document[];
  probes: Probe[];
}

const operations = [
  'find',
  'count',
  'distinct',
  'aggregate',
  'insert',
  'update',
  'updateMany',
  'replace',
  'findAndUpdate',
  'remove',
  'createIndex',
] as const;
const answers = ['ids', 'gives', 'leaves', 'matched', 'modified', 'code', 'refused'] as const;

export type Sourced = Probe & { source: string; docs: Document[] };

/** All probes with their sources. Throws on a missing source, a name used twice, or what is no question or no answer. */
export function gather(topics: Topic[]): Sourced[] {
  const seen = new Set<string>();
  return topics.flatMap(({ source, docs, probes }) =>
    probes.map((probe) => {
      const name = `${source}: ${probe.name}`;
      if (source.trim() === '') throw new Error(`${probe.name} has no source`);
      if (seen.has(name)) throw new Error(`two probes are named ${name}`);
      seen.add(name);
      const asked = operations.filter((operation) => probe[operation] !== undefined);
      if (asked.length !== 1) throw new Error(`${name} has ${asked.length} operations`);
      if (!answers.some((answer) => probe[answer] !== undefined)) throw new Error(`${name} expects nothing`);
      return { ...probe, source, docs: probe.docs ?? docs ?? [] };
    }),
  );
}
