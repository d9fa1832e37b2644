import { CommandError } from '../errors.ts';
import { CacheBudget } from '../storage/cache.ts';
import type { Disk } from '../storage/documents.ts';
import { documentPrefix, nextCollectionKey } from '../storage/keys.ts';
import type { Level } from '../storage/open.ts';
import type { ReadThread } from '../storage/read-thread.ts';
import type { Room } from '../storage/room.ts';
import type { Writer } from '../storage/writer.ts';
import { Collection } from './collection.ts';
import type { IndexSpec } from './index-spec.ts';

/** All collections by namespace, `database.collection`. */
export class Catalog {
  readonly collections = new Map<string, Collection>();
  nextNumber = 1;
  private readonly level: Level;
  private readonly writer: Writer;
  private readonly disk: Disk;
  private readonly budget: CacheBudget;
  private readonly room: Room;

  constructor(level: Level, writer: Writer, reader: Pick<ReadThread, 'read'>, cacheBytes: number, room: Room) {
    this.level = level;
    this.writer = writer;
    this.disk = {
      put: (key, bytes) => writer.put(key, bytes),
      delete: (key) => writer.delete(key),
      waiting: (key) => writer.waiting(key),
      read: (keys) => reader.read(keys),
    };
    this.budget = new CacheBudget(cacheBytes);
    this.room = room;
  }

  get(ns: string): Collection | undefined {
    return this.collections.get(ns);
  }

  /** The collection, created when it isn't there. Its record on the disk goes with the next batch. */
  obtain(ns: string): Collection {
    const collection = this.reserve(ns);
    if (collection.reserved) {
      collection.reserved = false;
      collection.save();
    }
    return collection;
  }

  /** The collection, or an empty one that nobody sees until somebody obtains it. */
  reserve(ns: string): Collection {
    const found = this.collections.get(ns);
    if (found) return found;
    checkNamespace(ns);
    const created = this.add(ns, this.nextNumber, []);
    created.reserved = true;
    this.nextNumber += 1;
    this.writer.put(nextCollectionKey, Buffer.from(String(this.nextNumber)));
    return created;
  }

  add(ns: string, number: number, specs: IndexSpec[]): Collection {
    const collection = new Collection(ns, number, specs, this.disk, this.budget, this.room);
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
    return [...this.collections.values()].filter(({ ns, reserved }) => !reserved && ns.startsWith(`${db}.`));
  }
}

const clearAtOnce = 1000;

/** Synced bit by bit: nothing unsynced may stand in the engine's log before what is. */
export async function clearDocuments(level: Level, collection: number): Promise<void> {
  const prefix = documentPrefix(collection);
  const keys = level.keys({ gte: prefix, lt: `${prefix}~`, fillCache: false });
  try {
    for (let some = await keys.nextv(clearAtOnce); some.length > 0; some = await keys.nextv(clearAtOnce)) {
      await level.batch(
        some.map((key) => ({ type: 'del' as const, key })),
        { sync: true },
      );
    }
  } finally {
    await keys.close();
  }
}

function checkNamespace(ns: string): void {
  const name = ns.slice(ns.indexOf('.') + 1);
  if (name === '' || name.includes('\0') || name.includes('$') || name.startsWith('system.') || ns.length > 255) {
    throw new CommandError(73, 'InvalidNamespace', `Invalid namespace specified '${ns}'`);
  }
}
