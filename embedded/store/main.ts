import { fstatSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Store } from './commands/context.ts';
import { closeStore, openStore } from './open-store.ts';
import { StoreServer } from './server.ts';
import { StorageError } from './storage/open.ts';
import { sweepExpired } from './ttl.ts';

/*
 * The store's process: `main.ts --data <folder> (--socket <path> | --port <number>)`.
 * It prints one line of JSON when it listens, and ends with its parent, whose end of stdin or IPC it watches.
 */

interface Config {
  data: string;
  socket: string | undefined;
  port: number;
  cacheBytes: number;
  database: string;
}

const housekeepingMs = 60_000;
const host = '127.0.0.1';

function readConfig(): Config {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      socket: { type: 'string' },
      port: { type: 'string' },
      'cache-mb': { type: 'string' },
      database: { type: 'string' },
    },
  });
  const { env } = process;
  const data = values.data ?? env.BATON_STORE_DATA;
  const socket = values.socket ?? env.BATON_STORE_SOCKET;
  const port = Number(values.port ?? env.BATON_STORE_PORT ?? 0);
  const cacheMb = Number(values['cache-mb'] ?? env.BATON_STORE_CACHE_MB ?? 64);
  if (!data) throw new StorageError('The data folder is missing: --data <folder>.');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new StorageError('--port has to be a port number.');
  if (!(cacheMb >= 1)) throw new StorageError('--cache-mb has to be a number of at least 1.');
  return { data, socket, port, cacheBytes: cacheMb * 1024 * 1024, database: values.database ?? 'baton' };
}

async function start(): Promise<void> {
  const config = readConfig();
  const address = config.socket ?? `${host}:${config.port}`;
  const store = await openStore({
    folder: config.data,
    cacheBytes: config.cacheBytes,
    address,
    now: Date.now,
    onWriteFailure: (error) => fail('Writing to the data folder failed', error),
  });
  const server = new StoreServer(store, (error) => report('Error in the store', error));
  const place = await listen(server, config);
  store.address = decodeURIComponent(place);
  const housekeeping = setInterval(() => keepHouse(store), housekeepingMs);
  endWithParent(() => stop(server, store, housekeeping));
  process.stdout.write(
    `${JSON.stringify({ ready: true, url: `mongodb://${place}/${config.database}?directConnection=true` })}\n`,
  );
}

/** Listens and gives the place as it is written in a connection string. */
async function listen({ server }: StoreServer, { socket, port }: Config): Promise<string> {
  // The folder's lock is ours by now, so a socket left by a process that was killed may go.
  if (socket) await rm(socket, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (socket) server.listen(socket, resolve);
    else server.listen(port, host, resolve);
  });
  const bound = server.address();
  if (typeof bound === 'string' || !bound) return encodeURIComponent(socket ?? '');
  return `${host}:${bound.port}`;
}

function keepHouse(store: Store): void {
  const now = store.now();
  store.cursors.expire(now);
  store.retries.expire(now);
  store.transactions.expire(now);
  sweepExpired(store.catalog, now).catch((error: unknown) => report('Sweeping expired documents failed', error));
}

let stopping = false;
async function stop(server: StoreServer, store: Store, housekeeping: NodeJS.Timeout): Promise<void> {
  if (stopping) return;
  stopping = true;
  clearInterval(housekeeping);
  await server.close();
  await closeStore(store);
  process.exit(0);
}

function endWithParent(end: () => Promise<void>): void {
  const quit = () => void end().catch((error: unknown) => fail('Closing the data folder failed', error));
  process.on('SIGTERM', quit);
  process.on('SIGINT', quit);
  process.on('disconnect', quit);
  // Only a pipe tells of the parent's end: a terminal or /dev/null says nothing.
  const stdin = fstatSync(0);
  if (!stdin.isFIFO() && !stdin.isSocket()) return;
  for (const event of ['end', 'close', 'error']) process.stdin.on(event, quit);
  process.stdin.resume();
}

function report(what: string, error: unknown): void {
  process.stderr.write(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

function fail(what: string, error: unknown): never {
  const text = error instanceof StorageError ? error.message : `${what}: ${String((error as Error).message ?? error)}`;
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

start().catch((error: unknown) => fail('The store could not start', error));
