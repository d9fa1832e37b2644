import { fstatSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import pino from 'pino';
import type { Store } from './commands/context.ts';
import { dispatch } from './commands/dispatch.ts';
import { type Config, readConfig } from './config.ts';
import { keepHouse } from './housekeeping.ts';
import { closeStore, openStore } from './open-store.ts';
import { StoreServer } from './server.ts';
import { explainStorage, StorageError } from './storage/storage-error.ts';
import { answerWhy } from './waiting.ts';

/*
 * The store's process: `main.ts --data <folder> (--socket <path> | --port <number>)`.
 * It prints one line of JSON when it listens, and ends with its parent, whose end of stdin or IPC it watches.
 * Its log is JSON on stderr.
 */

const host = '127.0.0.1';
const againMs = 2_000;

const log = pino(
  { level: process.env.LOG_LEVEL ?? 'info', base: { role: 'store' } },
  pino.destination({ dest: 2, sync: true }),
);
const onBug = (err: unknown) => log.error({ err }, 'error in the store');

async function start(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env);
  const opened = await tryToOpen(config);
  if (opened instanceof StorageError && !config.patient) throw opened;
  const desk = new Desk(config);
  desk.take(opened);
  endWithParent(() => desk.close());
  const url = await desk.listen();
  if (opened instanceof StorageError) void desk.waitFor(opened);
  process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
}

/** Where requests arrive: answered by the store, or with the reason why there is none yet. */
class Desk {
  private readonly config: Config;
  private readonly place = { address: '' };
  private readonly server = new StoreServer(async () => ({ ok: 0 }), onBug);
  private store: Store | undefined;
  private stopKeeping = () => {};

  constructor(config: Config) {
    this.config = config;
    this.place.address = config.socket ?? '';
  }

  take(opened: Store | StorageError): void {
    if (opened instanceof StorageError) {
      this.server.answer = answerWhy(opened, this.place);
      return;
    }
    this.store = opened;
    opened.address = this.place.address;
    this.server.answer = (request) => dispatch(opened, request, onBug);
    this.stopKeeping = keepHouse(opened, this.config.housekeepingMs, (what, err) => log.error({ err }, what));
  }

  /** Listens and gives the connection string. */
  async listen(): Promise<string> {
    const { socket, port, database } = this.config;
    const { server } = this.server;
    // The folder is ours by now, or our parent says so: a socket left by a process that was killed may go.
    if (socket) await rm(socket, { force: true });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      if (socket) server.listen(socket, resolve);
      else server.listen(port, host, resolve);
    });
    const bound = server.address();
    if (typeof bound === 'object' && bound) this.place.address = `${host}:${bound.port}`;
    const { address } = this.place;
    if (this.store) this.store.address = address;
    return `mongodb://${socket ? encodeURIComponent(socket) : address}/${database}?directConnection=true`;
  }

  /** Tries until the folder can be opened; says why not when the reason is a new one. */
  async waitFor(reason: StorageError): Promise<void> {
    let told = '';
    for (let result: Store | StorageError = reason; ; result = await tryToOpen(this.config)) {
      this.take(result);
      if (!(result instanceof StorageError)) break;
      if (result.message !== told) log.error(result.message);
      told = result.message;
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
    log.warn('The data folder can be used again: the store goes on.');
  }

  async close(): Promise<void> {
    this.stopKeeping();
    await this.server.close();
    if (this.store) await closeStore(this.store);
  }
}

async function tryToOpen({
  data,
  cacheBytes,
  mostDocuments,
  reserveBytes,
  slowMs,
}: Config): Promise<Store | StorageError> {
  try {
    return await openStore({
      ...{ folder: data, cacheBytes, mostDocuments, reserveBytes, slowMs },
      address: '',
      now: Date.now,
      onWriteFailure: (error) => fail(explainStorage(data, error)),
      onWarning: (text) => log.warn(text),
      onSlow: (operation) => log.info(operation, 'slow operation'),
    });
  } catch (error) {
    if (error instanceof StorageError) return error;
    throw error;
  }
}

function endWithParent(close: () => Promise<void>): void {
  let ending = false;
  const quit = () => {
    if (ending) return;
    ending = true;
    close().then(() => process.exit(0), fail);
  };
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(event, quit);
  // Only a pipe tells of the parent's end: a terminal or /dev/null says nothing.
  const stdin = fstatSync(0);
  if (!stdin.isFIFO() && !stdin.isSocket()) return;
  for (const event of ['end', 'close', 'error']) process.stdin.on(event, quit);
  process.stdin.resume();
}

/** The last words: in one line, with what to do for whom it concerns. */
function fail(error: unknown): never {
  if (error instanceof StorageError) log.fatal(error.message);
  else log.fatal({ err: error }, 'the store has failed');
  process.exit(1);
}

start().catch(fail);
