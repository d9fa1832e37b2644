import { spawn } from 'node:child_process';
import { mongo } from 'mongoose';
import { readyByLine, STORE_NODE_OPTIONS } from '#embedded/start/node-child.ts';
import { memoryOf } from '../measure/processes.ts';
import { end, tether } from '../targets/child.ts';
import { type Entry, entry, INDEXES } from './documents.ts';

const PROGRAM = 'dist/embedded/store/main.js';
const ANSWERING = 'tests/bench/store/answering.ts';
const AT_ONCE = 1_000;

export type Server = {
  url: string;
  entries: mongo.Collection<Entry>;
  /** Seconds from the launch until it listened. */
  seconds: number;
  /** MB. */
  memory: () => number;
  stop: () => Promise<void>;
};

/** The embedded store as built, over one connection pool of the driver. */
export const startServer = async (folder: string): Promise<Server> => {
  const server = await launch([
    ...STORE_NODE_OPTIONS,
    PROGRAM,
    '--data',
    `${folder}/data`,
    '--socket',
    `${folder}/s.sock`,
  ]);
  await server.entries.createIndexes(INDEXES);
  return server;
};

/** A server without a store: with it a driver is as quick as it can be. */
export const startAnswering = (folder: string): Promise<Server> =>
  launch(['--import', 'tsx', ANSWERING, `${folder}/a.sock`]);

const launch = async (program: string[]): Promise<Server> => {
  const began = performance.now();
  const child = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] });
  tether(child);
  const url = await readyByLine(child);
  const seconds = (performance.now() - began) / 1_000;
  const client = await new mongo.MongoClient(url, {
    maxPoolSize: 50,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
  }).connect();
  const entries = client.db().collection<Entry>('entries');
  return {
    url,
    entries,
    seconds,
    memory: () => memoryOf({ store: child.pid ?? 0 }).store?.rss ?? 0,
    stop: async () => {
      await client.close();
      await end(child, 60_000);
    },
  };
};

/** Entries `from` up to `to`. */
export const fill = async ({ entries }: Server, from: number, to: number): Promise<void> => {
  for (let at = from; at < to; at += AT_ONCE) {
    const length = Math.min(AT_ONCE, to - at);
    await entries.insertMany(
      Array.from({ length }, (_, i) => entry(at + i)),
      { ordered: false },
    );
  }
};
