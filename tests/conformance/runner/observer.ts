import { deserialize, serialize } from 'bson';
import type { Document, MongoClient } from 'mongodb';

/** One event of a client, under the name the format gives its type. */
export interface ObservedEvent {
  type: string;
  event: Document;
}

interface Wanted {
  observeEvents?: string[];
  ignoreCommandMonitoringEvents?: string[];
  observeSensitiveCommands?: boolean;
}

const pools = ['PoolCreated', 'PoolReady', 'PoolCleared', 'PoolClosed'].map((name): [string, string] => [
  `connection${name}`,
  `${name.charAt(0).toLowerCase()}${name.slice(1)}Event`,
]);
const named = [
  ...['commandStarted', 'commandSucceeded', 'commandFailed'],
  ...['connectionCreated', 'connectionReady', 'connectionClosed', 'connectionCheckOutStarted'],
  ...['connectionCheckOutFailed', 'connectionCheckedOut', 'connectionCheckedIn'],
  ...['serverDescriptionChanged', 'serverHeartbeatStarted', 'serverHeartbeatSucceeded', 'serverHeartbeatFailed'],
  ...['topologyDescriptionChanged', 'topologyOpening', 'topologyClosed'],
].map((name): [string, string] => [name, `${name}Event`]);

/** Names that the driver gives its events, and those of the format. */
const eventTypes = new Map([...named, ...pools]);
const sensitive = new Set(['saslStart', 'saslContinue', 'authenticate', 'getnonce', 'createUser', 'updateUser']);
const greetings = new Set(['hello', 'ismaster', 'isMaster']);

/** Gathers what a client says of itself, and notes what the store has refused to it. */
export class Observer {
  readonly events: ObservedEvent[] = [];
  connectionsCheckedOut = 0;
  /** The sentence of the last refusal (code 115), until it is taken. */
  private refusal: string | undefined;
  /** Commands of all kinds in the order in which they started. */
  private readonly started: Document[] = [];
  private readonly waiting = new Set<() => void>();

  constructor(client: MongoClient, wanted: Wanted) {
    const ignored = new Set(['configureFailPoint', ...(wanted.ignoreCommandMonitoringEvents ?? [])]);
    const observed = new Set(wanted.observeEvents ?? []);
    for (const [name, type] of eventTypes) {
      client.on(name as never, (event: Document) => {
        if (name.startsWith('command') && (ignored.has(event.commandName) || this.isSensitive(event, wanted))) return;
        this.watch(name, event);
        if (observed.has(type)) this.events.push({ type, event: frozen(name, event) });
        for (const wake of this.waiting) wake();
      });
    }
  }

  lastCommands(count: number): Document[] {
    return this.started.slice(-count);
  }

  /** The reason of a refusal since the last call. */
  takeRefusal(): string | undefined {
    const reason = this.refusal;
    this.refusal = undefined;
    return reason;
  }

  /** Resolves when `enough` holds, which is asked after every event; rejects after ten seconds. */
  async until(enough: () => boolean): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    let wake: (() => void) | undefined;
    await new Promise<void>((resolve, reject) => {
      wake = () => enough() && resolve();
      this.waiting.add(wake);
      timer = setTimeout(() => reject(new Error('the event was not observed in ten seconds')), 10_000);
      wake();
    }).finally(() => {
      clearTimeout(timer);
      if (wake) this.waiting.delete(wake);
    });
  }

  /** A greeting is sensitive when the driver has emptied it. */
  private isSensitive({ commandName, command, reply }: Document, { observeSensitiveCommands }: Wanted): boolean {
    const emptied = greetings.has(commandName) && Object.keys(command ?? reply ?? { left: 'as it is' }).length === 0;
    return (emptied || sensitive.has(commandName)) && !observeSensitiveCommands;
  }

  private watch(name: string, event: Document): void {
    if (name === 'connectionCheckedOut') this.connectionsCheckedOut += 1;
    if (name === 'connectionCheckedIn') this.connectionsCheckedOut -= 1;
    if (name === 'commandStarted') this.started.push(event.command);
    if (name === 'commandFailed' && event.failure?.code === 115) this.refusal = event.failure.message;
    if (name !== 'commandSucceeded') return;
    const errors: Document[] = event.reply?.writeErrors ?? [];
    const refused = errors.find((error) => error.code === 115);
    if (refused) this.refusal = refused.errmsg;
  }
}

/** A copy of a command event: the driver goes on using its own. */
function frozen(name: string, event: Document): Document {
  const part = { commandStarted: 'command', commandSucceeded: 'reply' }[name];
  const { databaseName, commandName } = event;
  return part ? { databaseName, commandName, [part]: copyOf(event[part]) } : event;
}

const copyOf = (doc: Document) => deserialize(serialize(doc, { ignoreUndefined: true }), { promoteLongs: false });
