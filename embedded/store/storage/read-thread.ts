import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Level } from './open.ts';

/** Values in the order of their keys, undefined for what isn't stored. Fewer than asked for when they are large. */
export type Values = (Uint8Array | undefined)[];

interface Answer {
  id: number;
  /** One value behind the other. */
  bytes: Uint8Array;
  /** Of each value, -1 where there is none. */
  sizes: number[];
  error?: { message: string; code?: string };
}

interface Asker {
  resolve(values: Values): void;
  reject(error: Error): void;
}

/** From so many bytes on an answer is sent with what is in it. */
const enoughBytes = 256 << 10;

/*
 * What runs in the thread. It is a text because it has to be the same in the sources and in the built program, where
 * this file has no place of its own.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { ClassicLevel } = require(workerData.engine);
const encodings = { keyEncoding: 'utf8', valueEncoding: 'view' };
const level = new ClassicLevel(workerData.folder, { ...encodings, multithreading: true, createIfMissing: false });

function read(keys) {
  const values = [];
  let size = 0;
  for (const key of keys) {
    if (size >= workerData.enoughBytes) break;
    const value = level.getSync(key);
    values.push(value);
    if (value) size += value.length;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const value of values) {
    if (!value) continue;
    bytes.set(value, at);
    at += value.length;
  }
  return { bytes, sizes: values.map((value) => (value ? value.length : -1)) };
}

level.open().then(() => {
  parentPort.on('message', ({ id, keys }) => {
    try {
      const { bytes, sizes } = read(keys);
      parentPort.postMessage({ id, bytes, sizes }, [bytes.buffer]);
    } catch ({ message, code }) {
      parentPort.postMessage({ id, bytes: new Uint8Array(), sizes: [], error: { message, code } });
    }
  });
});
`;

/**
 * Reads from the engine in a thread of its own. The engine's own asynchronous calls take a snapshot first, on the thread
 * that calls them; and it makes everybody wait who wants one, or a value, while it begins a log or removes files.
 */
export class ReadThread {
  private readonly worker: Worker;
  private readonly asked = new Map<number, Asker>();
  private last = 0;

  /** Begins to open the engine a second time; what is asked meanwhile waits. `onFailure` has to end the process. */
  constructor(level: Level, onFailure: (error: unknown) => void) {
    const engine = createRequire(import.meta.url).resolve('classic-level');
    this.worker = new Worker(program, {
      eval: true,
      execArgv: [],
      workerData: { engine, folder: level.location, enoughBytes },
    });
    this.worker.on('message', (answer: Answer) => this.take(answer));
    this.worker.on('error', onFailure);
  }

  read(keys: string[]): Promise<Values> {
    return new Promise((resolve, reject) => {
      this.last += 1;
      this.asked.set(this.last, { resolve, reject });
      this.worker.postMessage({ id: this.last, keys });
    });
  }

  /** To be called before the engine is closed. What was asked and isn't answered never will be. */
  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private take({ id, bytes, sizes, error }: Answer): void {
    const asker = this.asked.get(id);
    this.asked.delete(id);
    if (error) asker?.reject(Object.assign(new Error(error.message), { code: error.code }));
    else asker?.resolve(apart(bytes, sizes));
  }
}

/** They stay parts of one block, which is much less garbage: who keeps one for long copies it. */
function apart(bytes: Uint8Array, sizes: number[]): Values {
  // What decodes them wants buffers, and would make one of each.
  const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  return sizes.map((size) => {
    if (size < 0) return undefined;
    at += size;
    return block.subarray(at - size, at);
  });
}
