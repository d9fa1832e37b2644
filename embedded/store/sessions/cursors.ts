import { randomInt } from 'node:crypto';
import { Long } from 'bson';
import { CommandError, located } from '../errors.ts';
import type { Slice } from '../slice.ts';
import type { Collections } from './transactions.ts';

/** Gives the next documents of a cursor as BSON. */
export interface Source {
  readonly done: boolean;
  /** Up to `count` documents; fewer when the batch gets too large in bytes. */
  next(count: number, slice: Slice): Promise<Uint8Array[]>;
  /** Lets go of what it holds besides memory, when nobody will read on. */
  close?(): void;
  /** Milliseconds after which it is closed when nobody reads, if the usual ten minutes are too long. */
  readonly patienceMs?: number;
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
  /** True while a request reads it. */
  inUse?: boolean;
}

/** Who asks for the next batch of a cursor, and of which namespace they believe it to be. */
export type Asker = Pick<OpenCursor, 'ns' | 'session' | 'collections'>;

const idleMs = 10 * 60_000;

/** Cursors that clients have not read to the end. */
export class Cursors {
  private readonly open = new Map<number, OpenCursor>();
  // Ids never come again, so a cursor from before a restart isn't taken for another's. All are whole numbers of 53 bits.
  private last = randomInt(1, 2 ** 48 - 1) * 16;

  add(cursor: OpenCursor): number {
    this.last += 1;
    this.open.set(this.last, cursor);
    return this.last;
  }

  /**
   * Runs `use` on a cursor, which is closed at its end, and when that fails. Throws CursorNotFound (43) when the cursor
   * was closed, killed, left alone for too long, or opened in another transaction; Unauthorized (13) and others, and
   * the cursor stays open, when it isn't the one that was meant.
   */
  async read<T>(id: number, asker: Asker, now: () => number, use: (cursor: OpenCursor) => Promise<T>): Promise<T> {
    const cursor = this.open.get(id);
    if (cursor?.collections !== asker.collections)
      throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`);
    checkAsker(id, cursor, asker);
    if (cursor.inUse) throw new CommandError(143, 'CursorInUse', `cursor id ${id} is already in use`);
    cursor.inUse = true;
    try {
      const result = await use(cursor);
      if (cursor.source.done) this.close(id);
      return result;
    } catch (error) {
      // Nobody knows how far it has come.
      this.close(id);
      throw error;
    } finally {
      cursor.inUse = false;
      cursor.usedAt = now();
    }
  }

  close(id: number): boolean {
    this.open.get(id)?.source.close?.();
    return this.open.delete(id);
  }

  endSession(session: string): void {
    for (const [id, cursor] of this.open) if (cursor.session === session) this.close(id);
  }

  expire(now: number): void {
    for (const [id, { inUse, usedAt, source }] of this.open)
      if (!inUse && now - usedAt > (source.patienceMs ?? idleMs)) this.close(id);
  }
}

function checkAsker(id: number, cursor: OpenCursor, { ns, session }: Asker): void {
  if (cursor.ns !== ns) {
    throw new CommandError(
      13,
      'Unauthorized',
      `Requested getMore on namespace '${ns}', but cursor belongs to a different namespace ${cursor.ns}`,
    );
  }
  if (cursor.session === session) return;
  const what = `Cannot run getMore on cursor ${id}`;
  if (cursor.session === undefined) throw located(50_736, `${what}, which was not created in a session`);
  if (session === undefined) throw located(50_737, `${what}, which was created in a session, without an lsid`);
  throw located(50_738, `${what}, which was created in another session`);
}

export const cursorId = (id: number) => Long.fromNumber(id);
