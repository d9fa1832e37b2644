import { Long } from 'bson';
import { CommandError } from '../errors.ts';
import type { Slice } from '../slice.ts';

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
}

const idleMs = 10 * 60_000;

/** Cursors that clients have not read to the end. */
export class Cursors {
  private readonly open = new Map<number, OpenCursor>();
  private last = 0;

  add(ns: string, source: Source, session: string | undefined, now: number): number {
    this.last += 1;
    this.open.set(this.last, { ns, source, usedAt: now, session });
    return this.last;
  }

  /** Throws CursorNotFound (43) when the cursor was closed, killed, or left alone for ten minutes. */
  get(id: number, now: number): OpenCursor {
    const cursor = this.open.get(id);
    if (!cursor) throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`);
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
