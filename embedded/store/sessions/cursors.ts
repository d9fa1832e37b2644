import { Long } from 'bson';
import { CommandError } from '../errors.ts';
import type { Slice } from '../slice.ts';
import type { Collections } from './transactions.ts';

/** Gives the next documents of a cursor as BSON. */
export interface Source {
  readonly done: boolean;
  /** Up to `count` documents; fewer when the batch gets too large in bytes. */
  next(count: number, slice: Slice): Promise<Uint8Array[]>;
}

interface OpenCursor {
  ns: string;
  source: Source;
  usedAt: number;
  session: string | undefined;
  /** Where it finds its collections: a cursor of a transaction belongs to it alone. */
  collections: Collections;
  /** True when what it shows has to be on the disk before it is shown. */
  durable: boolean;
}

const idleMs = 10 * 60_000;

/** Cursors that clients have not read to the end. */
export class Cursors {
  private readonly open = new Map<number, OpenCursor>();
  private last = 0;

  add(cursor: OpenCursor): number {
    this.last += 1;
    this.open.set(this.last, cursor);
    return this.last;
  }

  /**
   * Throws CursorNotFound (43) when the cursor was closed, killed, left alone for ten minutes,
   * or opened in another transaction.
   */
  get(id: number, collections: Collections, now: number): OpenCursor {
    const cursor = this.open.get(id);
    if (cursor?.collections !== collections) throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`);
    cursor.usedAt = now;
    return cursor;
  }

  close(id: number): boolean {
    return this.open.delete(id);
  }

  endSession(session: string): void {
    for (const [id, cursor] of this.open) if (cursor.session === session) this.open.delete(id);
  }

  expire(now: number): void {
    for (const [id, cursor] of this.open) if (now - cursor.usedAt > idleMs) this.open.delete(id);
  }
}

export const cursorId = (id: number) => Long.fromNumber(id);
