import { ClientSession, Db, type Document, MongoClient } from 'mongodb';
import type { EntitySpec } from './format.ts';
import { Observer } from './observer.ts';
import { Skipped } from './verdict.ts';

/** Operations that run one after the other beside the test's own. */
export interface Thread {
  last: Promise<unknown>;
}

/** The things of one test by their names. */
export class Entities {
  readonly observers = new Map<string, Observer>();
  private readonly map = new Map<string, unknown>();
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Throws when there is none. */
  entity(name: string): unknown {
    if (!this.map.has(name)) throw new Error(`there is no entity ${name}`);
    return this.map.get(name);
  }

  /** Throws when the name is taken. */
  put(name: string, value: unknown): void {
    if (this.map.has(name)) throw new Error(`the entity ${name} exists already`);
    this.map.set(name, value);
  }

  client = (name: string) => this.typed(name, MongoClient);
  session = (name: string) => this.typed(name, ClientSession);
  sessionId = (name: string): unknown => this.session(name).id;

  observer(name: string): Observer {
    const observer = this.observers.get(name);
    if (!observer) throw new Error(`there is no client ${name}`);
    return observer;
  }

  thread(name: string): Thread {
    const thread = this.entity(name);
    if (typeof thread !== 'object' || thread === null || !('last' in thread)) throw new Error(`${name} is no thread`);
    return thread as Thread;
  }

  async create(specs: EntitySpec[]): Promise<void> {
    for (const spec of specs) {
      const [kind = '', ...more] = Object.keys(spec);
      const given = spec[kind];
      if (!given || more.length > 0) throw new Error(`an entity of ${Object.keys(spec).length} kinds`);
      this.put(given.id, await this.make(kind, given));
    }
  }

  /** Ends sessions and closes clients, whatever state they are in. */
  async close(): Promise<void> {
    const all = [...this.map.values()];
    await Promise.allSettled(all.map((value) => (value instanceof ClientSession ? value.endSession() : undefined)));
    await Promise.allSettled(all.map((value) => (value instanceof MongoClient ? value.close() : undefined)));
  }

  private typed<T>(name: string, type: abstract new (...args: never[]) => T): T {
    const value = this.entity(name);
    if (!(value instanceof type)) throw new Error(`the entity ${name} is no ${type.name}`);
    return value;
  }

  private async make(kind: string, given: Document): Promise<unknown> {
    switch (kind) {
      case 'client':
        return this.connect(given);
      case 'database':
        return this.client(given.client).db(given.databaseName, concerns(given.databaseOptions));
      case 'collection':
        return this.typed(given.database, Db).collection(given.collectionName, concerns(given.collectionOptions));
      case 'session':
        return this.client(given.client).startSession(sessionOptions(given.sessionOptions));
      case 'thread':
        return { last: Promise.resolve() } satisfies Thread;
      default:
        throw new Skipped(`the runner has no entity of the kind ${kind}`);
    }
  }

  private async connect(given: Document): Promise<MongoClient> {
    const serverApi = given.serverApi && { serverApi: given.serverApi };
    const client = new MongoClient(withOptions(this.url, given.uriOptions ?? {}), {
      monitorCommands: true,
      // A server that a fault has made unknown is asked again soon.
      minHeartbeatFrequencyMS: 20,
      ...serverApi,
    });
    this.observers.set(given.id, new Observer(client, given));
    // Nothing is seen of servers and topologies before a client connects; it does so by itself with its first command.
    const sees: string[] = given.observeEvents ?? [];
    return sees.some((type) => /^(server|topology)/.test(type)) ? client.connect() : client;
  }
}

/** Puts options into a connection string, over those that it has. */
function withOptions(url: string, options: Document): string {
  const [base = url, query = ''] = url.split('?');
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(options)) {
    for (const key of [...params.keys()]) if (key.toLowerCase() === name.toLowerCase()) params.delete(key);
    for (const item of [value].flat()) params.append(name, String(item));
  }
  return `${base}?${params}`;
}

/** Options with their read preference as the driver takes it. */
export function concerns(options: Document = {}): Document {
  const { readPreference, ...others } = options;
  return {
    ...others,

    ...(readPreference && { readPreference: readPreference.mode ? preferenceOf(readPreference) : readPreference }),
  };
}

function preferenceOf({ mode, tagSets, ...others }: Document): Document {
  return { mode, ...(tagSets && { tags: tagSets }), ...others };
}

function sessionOptions(options: Document = {}): Document {
  const { defaultTransactionOptions } = options;
  return {
    ...options,
    ...(defaultTransactionOptions && { defaultTransactionOptions: concerns(defaultTransactionOptions) }),
  };
}
