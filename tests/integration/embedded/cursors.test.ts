import { join } from 'node:path';
import { Binary, Long, serialize } from 'bson';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '#embedded/store/commands/context.ts';
import { dispatch } from '#embedded/store/commands/dispatch.ts';
import { keepHouse } from '#embedded/store/housekeeping.ts';
import { closeStore, openStore } from '#embedded/store/open-store.ts';
import { decode } from '#embedded/store/value/bytes.ts';
import type { Doc } from '#embedded/store/value/types.ts';
import { parseMessage } from '#embedded/store/wire/message.ts';
import { encodeReply } from '#embedded/store/wire/reply.ts';
import { type Workspace, workspace } from './store-process.ts';

const headerBytes = 21;
const minute = 60_000;

let place: Workspace;
let store: Store;
let clock = 0;

const open = () =>
  openStore({
    ...{ folder: join(place.folder, 'data'), cacheBytes: 1 << 20, address: '', now: () => clock },
    onWriteFailure: (error) => {
      throw error;
    },
  });
beforeEach(async () => {
  place = await workspace();
  store = await open();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await closeStore(store);
  await place.remove();
});

/** Sends a command as it comes over the wire, and reads the answer as a client does. */
async function send(command: Doc, db = 'db'): Promise<Doc> {
  const doc = serialize({ ...command, $db: db });
  const head = Buffer.alloc(headerBytes);
  head.writeInt32LE(headerBytes + doc.length, 0);
  head.writeInt32LE(2013, 12);
  const reply = await dispatch(store, await parseMessage(Buffer.concat([head, doc])), () => undefined);
  return decode(encodeReply(reply, 1, false).subarray(headerBytes));
}

const idOf = (reply: Doc): Long => Long.fromValue((reply.cursor as { id: Long }).id);
const more = (id: Long, collection = 'things', fields: Doc = {}) => send({ getMore: id, collection, ...fields });
const session = (n: number) => ({ lsid: { id: new Binary(Buffer.alloc(16, n), Binary.SUBTYPE_UUID) } });

async function openCursor(fields: Doc = {}): Promise<Long> {
  return idOf(await send({ find: 'things', batchSize: 1, ...fields }));
}

describe('a cursor', () => {
  beforeEach(async () => {
    await send({ insert: 'things', documents: [{ _id: 1 }, { _id: 2 }, { _id: 3 }] });
  });

  it('is read under its own namespace only, and stays open when somebody mistakes it', async () => {
    const id = await openCursor();
    const refusal = { ok: 0, code: 13, codeName: 'Unauthorized' };
    expect(await more(id, 'others')).toMatchObject({
      ...refusal,
      errmsg: "Requested getMore on namespace 'db.others', but cursor belongs to a different namespace db.things",
    });
    expect(await send({ getMore: id, collection: 'things' }, 'other')).toMatchObject(refusal);
    expect(await more(id)).toMatchObject({ cursor: { nextBatch: [{ _id: 2 }, { _id: 3 }], ns: 'db.things' } });
  });

  it('is read in its own session only', async () => {
    const mine = await openCursor(session(1));
    expect(await more(mine, 'things', session(2))).toMatchObject({ ok: 0, code: 50_738 });
    expect(await more(mine)).toMatchObject({ ok: 0, code: 50_737 });
    expect(await more(await openCursor(), 'things', session(2))).toMatchObject({ ok: 0, code: 50_736 });
    expect(await more(mine, 'things', session(1))).toMatchObject({ ok: 1, cursor: { nextBatch: [{}, {}] } });
  });

  it('is read by one request at a time', async () => {
    const id = await openCursor({ readConcern: { level: 'majority' } });
    const [first, second] = await Promise.all([more(id, 'things', { batchSize: 1 }), more(id)]);
    expect(first).toMatchObject({ ok: 1, cursor: { nextBatch: [{ _id: 2 }] } });
    expect(second).toMatchObject({ ok: 0, code: 143, codeName: 'CursorInUse' });
    expect(await more(id)).toMatchObject({ cursor: { nextBatch: [{ _id: 3 }] } });
  });

  it('has an id that no other gets, also after a restart', async () => {
    const first = [await openCursor(), await openCursor()];
    await closeStore(store);
    store = await open();
    const ids = [...first, await openCursor(), await openCursor()].map(Number);
    expect(new Set(ids).size).toBe(4);
    expect(ids.every(Number.isSafeInteger)).toBe(true);
    for (const id of first) expect(await more(id)).toMatchObject({ ok: 0, code: 43 });
  });

  it('is killed by its id, under whatever name', async () => {
    const id = await openCursor();
    expect(await send({ killCursors: 'others', cursors: [id] })).toMatchObject({ cursorsKilled: [expect.anything()] });
    expect(await more(id)).toMatchObject({ ok: 0, code: 43 });
  });

  it('is closed after ten minutes in which nobody reads', async () => {
    const [idle, read] = [await openCursor(), await openCursor()];
    clock += 6 * minute;
    await more(read, 'things', { batchSize: 1 });
    clock += 6 * minute;
    store.cursors.expire(clock);
    expect(await more(idle)).toMatchObject({ ok: 0, code: 43 });
    expect(await more(read)).toMatchObject({ ok: 1 });
  });
});

describe('the snapshot of a backup', () => {
  let held: () => boolean;
  const name = '$cmd.batonSnapshot';
  const next = (id: Long) => send({ getMore: id, collection: name }, 'admin');
  let id: Long;

  beforeEach(async () => {
    await send({ insert: 'things', documents: [{ _id: 1 }] });
    const taken = vi.spyOn(store.level, 'snapshot');
    id = idOf(await send({ batonSnapshot: 1 }, 'admin'));
    const snapshot = taken.mock.results[0]?.value;
    const close = vi.spyOn(snapshot, 'close');
    held = () => close.mock.calls.length === 0;
  });

  it('is let go of at its end', async () => {
    for (let reply = await next(id); Number(idOf(reply)) !== 0; reply = await next(id)) expect(held()).toBe(true);
    expect(held()).toBe(false);
  });

  it('is let go of at once when its cursor is killed', async () => {
    await next(id);
    await send({ killCursors: name, cursors: [id] }, 'admin');
    await vi.waitFor(() => expect(held()).toBe(false));
    expect(await next(id)).toMatchObject({ ok: 0, code: 43 });
  });

  it('is let go of when nobody has read it for a minute, and is not taken for its end', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stop = keepHouse(store, 3_600_000, () => undefined);
    clock += minute;
    vi.advanceTimersByTime(1_000);
    expect(await next(id)).toMatchObject({ ok: 1 });
    expect(held()).toBe(true);
    clock += minute + 1;
    vi.advanceTimersByTime(1_000);
    stop();
    vi.useRealTimers();
    await vi.waitFor(() => expect(held()).toBe(false));
    expect(await next(id)).toMatchObject({ ok: 0, code: 43 });
  });
});
