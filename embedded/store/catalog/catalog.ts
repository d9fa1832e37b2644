import { CommandError } from '../errors.ts';
import { CacheBudget } from '../storage/cache.ts';
import { documentPrefix, nextCollectionKey } from '../storage/keys.ts';
import type { Level } from '../storage/open.ts';
import type { Writer } from '../storage/writer.ts';
import { Collection } from './collection.ts';
import type { IndexSpec } from './index-spec.ts';

/** All collections by namespace, `database.collection`. */
export class Catalog {
  readonly collections = new Map<string, Collection>();
  nextNumber = 1;
  private readonly level: Level;
  private readonly writer: Writer;
  private readonly budget: CacheBudget;

  constructor(level: Level, writer: Writer, cacheBytes: number) {
    this.level = level;
    this.writer = writer;
    this.budget = new CacheBudget(cacheBytes);
  }

  get(ns: string): Collection | undefined {
    return this.collections.get(ns);
  }

  /** The collection, created when it isn't there. Its record on the disk goes with the next batch. */
  obtain(ns: string): Collection {
    const found = this.collections.get(ns);
    if (found) return found;
    checkNamespace(ns);
    const created = this.add(ns, this.nextNumber, []);
    this.nextNumber += 1;
    this.writer.put(nextCollectionKey, Buffer.from(String(this.nextNumber)));
    created.save();
    return created;
  }

  add(ns: string, number: number, specs: IndexSpec[]): Collection {
    const collection = new Collection(ns, number, specs, this.writer, this.budget);
    this.collections.set(ns, collection);
    return collection;
  }

  /**
   * Drops a collection. Its entry goes durably first: documents that a crash leaves behind belong to
   * a number that no collection has, and are cleared when the folder is opened.
   */
  async drop(collection: Collection): Promise<void> {
    this.collections.delete(collection.ns);
    collection.drop();
    await this.writer.durable();
    await clearDocuments(this.level, collection.number);
  }

  inDatabase(db: string): Collection[] {
    return [...this.collections.values()].filter((collection) => collection.ns.startsWith(`${db}.`));
  }
}

export async function clearDocuments(level: Level, collection: number): Promise<void> {
  const prefix = documentPrefix(collection);
  await level.clear({ gte: prefix, lt: `${prefix}~` });
}

function checkNamespace(ns: string): void {
  const name = ns.slice(ns.indexOf('.') + 1);
  if (name === '' || name.includes('\0') || name.includes('$') || name.startsWith('system.') || ns.length > 255) {
    throw new CommandError(73, 'InvalidNamespace', `Invalid namespace specified '${ns}'`);
  }
}
