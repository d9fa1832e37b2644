import type { Catalog } from '../catalog/catalog.ts';
import type { Collection } from '../catalog/collection.ts';
import type { Holder } from '../catalog/locks.ts';
import { CollectionSnapshot } from '../catalog/snapshot.ts';
import { CommandError } from '../errors.ts';

const idleMs = 60_000;

export function noSuchTransaction(txnNumber: number): CommandError {
  return new CommandError(
    251,
    'NoSuchTransaction',
    `Transaction with { txnNumber: ${txnNumber} } has been aborted or is not known.`,
    {
      errorLabels: ['TransientTransactionError'],
    },
  );
}

/** The collections as commands find them: all there are, or those of one transaction. */
export type Collections = Pick<Catalog, 'get' | 'obtain'>;

/** A transaction of several documents: snapshots of all collections, taken when it begins. */
export class Transaction implements Holder, Collections {
  readonly number: number;
  readonly ended: Promise<void>;
  usedAt: number;
  private readonly snapshots = new Map<string, CollectionSnapshot>();
  private readonly catalog: Catalog;
  private finish: () => void = () => {};

  constructor(number: number, catalog: Catalog, now: number) {
    this.number = number;
    this.usedAt = now;
    this.catalog = catalog;
    this.ended = new Promise((resolve) => {
      this.finish = resolve;
    });
    for (const collection of catalog.collections.values()) this.watch(collection);
  }

  get(ns: string): Collection | undefined {
    return this.snapshots.get(ns);
  }

  /** A collection that isn't there yet is there for others when the transaction commits. */
  obtain(ns: string): Collection {
    return this.snapshots.get(ns) ?? this.watch(this.catalog.reserve(ns));
  }

  /**
   * Writes everything within one turn. It may be acknowledged when the batch is on the disk.
   * Throws WriteConflict (112), and has written nothing then.
   */
  commit(): void {
    for (const snapshot of this.snapshots.values()) snapshot.checkNewIndexes();
    for (const snapshot of this.snapshots.values()) if (snapshot.commit()) this.catalog.obtain(snapshot.ns);
    this.finish();
  }

  abort(): void {
    for (const snapshot of this.snapshots.values()) snapshot.close();
    this.finish();
  }

  private watch(collection: Collection): CollectionSnapshot {
    const snapshot = new CollectionSnapshot(collection, this);
    this.snapshots.set(collection.ns, snapshot);
    return snapshot;
  }
}

/** The open transactions, at most one for each session. */
export class Transactions {
  private readonly open = new Map<string, Transaction>();
  private readonly catalog: Catalog;

  constructor(catalog: Catalog) {
    this.catalog = catalog;
  }

  /** The transaction a command belongs to. Throws NoSuchTransaction (251) when it's over. */
  enter(session: string, txnNumber: number, starting: boolean, now: number): Transaction {
    const current = this.open.get(session);
    if (starting && current?.number !== txnNumber) {
      this.abort(session);
      const begun = new Transaction(txnNumber, this.catalog, now);
      this.open.set(session, begun);
      return begun;
    }
    if (starting || !current || current.number !== txnNumber) throw noSuchTransaction(txnNumber);
    current.usedAt = now;
    return current;
  }

  find(session: string, txnNumber: number): Transaction | undefined {
    const current = this.open.get(session);
    return current?.number === txnNumber ? current : undefined;
  }

  /** Throws WriteConflict (112), and has aborted then. */
  commit(session: string): void {
    try {
      this.open.get(session)?.commit();
    } catch (error) {
      this.abort(session);
      throw error;
    }
    this.open.delete(session);
  }

  abort(session: string): void {
    this.open.get(session)?.abort();
    this.open.delete(session);
  }

  /** Ends what a client has left alone for a minute. */
  expire(now: number): void {
    for (const [session, { usedAt }] of this.open) if (now - usedAt > idleMs) this.abort(session);
  }
}
