import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Level, openLevel } from '#embedded/store/storage/open.ts';
import { ReadThread } from '#embedded/store/storage/read-thread.ts';
import { Writer } from '#embedded/store/storage/writer.ts';

let folder: string;
let level: Level;
let thread: ReadThread;
let writer: Writer;
const fail = (error: unknown): never => {
  throw error;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-thread-'));
  level = await openLevel(join(folder, 'data'));
  thread = new ReadThread(level, fail);
  writer = new Writer(level, fail);
});
afterAll(async () => {
  await thread.close();
  await level.close();
  await rm(folder, { recursive: true });
});

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

it('gives what is on the disk in the order of the keys, and nothing for what is not', async () => {
  writer.put('a', bytes('first'));
  writer.put('b', bytes(''));
  writer.put('c', bytes('third'));
  await writer.durable();
  const values = await thread.read(['c', 'missing', 'b', 'a']);
  expect(values.map((value) => value && Buffer.from(value).toString())).toEqual(['third', undefined, '', 'first']);
  writer.delete('a');
  await writer.durable();
  expect(await thread.read(['a'])).toEqual([undefined]);
});

it('gives fewer than asked for when they are large, but always one', async () => {
  const large = new Uint8Array(3 << 20).fill(7);
  for (const key of ['x', 'y', 'z']) writer.put(key, large);
  await writer.durable();
  const values = await thread.read(['x', 'y', 'z']);
  expect(values).toHaveLength(1);
  expect(values[0]?.length).toBe(large.length);
});

it('answers each of many who ask at once', async () => {
  const keys = Array.from({ length: 50 }, (_, i) => `key ${i}`);
  for (const key of keys) writer.put(key, bytes(key));
  await writer.durable();
  const answers = await Promise.all(keys.map((key) => thread.read([key])));
  expect(answers.map(([value]) => value && Buffer.from(value).toString())).toEqual(keys);
});

it('is asked for nothing that waits to be written: the writer has it, be it on its way', async () => {
  writer.put('w', bytes('old'));
  expect(writer.waiting('w')).toEqual(bytes('old'));
  const first = writer.durable();
  await new Promise((resolve) => setImmediate(resolve));
  expect(writer.waiting('w')).toEqual(bytes('old'));
  writer.delete('w');
  expect(writer.waiting('w')).toBeNull();
  await first;
  expect(writer.waiting('w')).toBeNull();
  await writer.durable();
  expect(writer.waiting('w')).toBeUndefined();
});
