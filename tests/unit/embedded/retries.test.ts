import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Retries } from '#embedded/store/sessions/retries.ts';
import { type Level, openLevel } from '#embedded/store/storage/open.ts';
import { Writer } from '#embedded/store/storage/writer.ts';
import { encode } from '#embedded/store/value/bytes.ts';
import { DocumentReply } from '#embedded/store/wire/reply.ts';

let folder: string;
let level: Level;
let writer: Writer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-retries-'));
  level = await openLevel(join(folder, 'data'));
  writer = new Writer(level, (error) => {
    throw error;
  });
});
afterEach(async () => {
  await level.close();
  rmSync(folder, { recursive: true });
});

const reloaded = async (): Promise<Retries> => {
  await writer.durable();
  const retries = new Retries(writer);
  await retries.load(level);
  return retries;
};
const stored = async () => (await level.iterator({ gte: 'r!', lt: 'r"' }).all()).map(([, value]) => value.length);
const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing there');
  return value;
};

describe('what retryable writes have answered', () => {
  it('is known again after a restart, also a document that was found', async () => {
    const found = new DocumentReply({ lastErrorObject: { n: 1 }, ok: 1 }, 'value', encode({ _id: 1, text: 'höchste' }));
    must(new Retries(writer).begin('a', 7, 0)).noteWhole(found);
    const retry = must((await reloaded()).begin('a', 7, 0));
    expect(retry.whole).toEqual({ ...found, bytes: expect.anything() });
    expect(Buffer.from((retry.whole as DocumentReply).bytes).equals(found.bytes)).toBe(true);
  });

  it('is kept small for a bulk of alike statements, and told for each of them', async () => {
    const retry = must(new Retries(writer).begin('a', 1, 0));
    const [one, none] = [{ n: 1 }, { n: 0 }];
    for (let i = 0; i < 2_500; i++) retry.note(i, i === 1_200 ? none : one);
    const again = must((await reloaded()).begin('a', 1, 0));
    expect([0, 999, 1_199, 1_200, 1_201, 2_499, 2_500].map((i) => again.answered(i)?.n)).toEqual([
      ...[1, 1, 1, 0, 1, 1],
      undefined,
    ]);
    const sizes = await stored();
    expect(sizes).toHaveLength(3);
    expect(Math.max(...sizes)).toBeLessThan(400);
  });

  it('leaves the disk with its session', async () => {
    const retries = new Retries(writer);
    must(retries.begin('a', 1, 0)).noteWhole({ value: null, ok: 1 });
    const bulk = must(retries.begin('b', 1, 0));
    for (const statement of [0, 1_000, 2_000]) bulk.note(statement, { n: 1 });
    await writer.durable();
    expect(await stored()).toHaveLength(4);
    for (const session of ['a', 'b']) retries.end(session);
    await writer.durable();
    expect(await stored()).toEqual([]);
  });
});
