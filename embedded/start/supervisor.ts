import type { Settings } from '#core/settings/settings.ts';
import { APPLICATIONS, applicationEnv, applicationProgram, type ServiceUrls } from './applications.ts';
import type { Folders } from './folders.ts';
import { Keeper, type Program } from './keep.ts';
import type { Programs, ReadyMessage } from './node-child.ts';
import { redisProgram, storeProgram } from './services.ts';
import type { Terminal } from './terminal.ts';

const PATIENCE = 8_000;

interface Surroundings {
  settings: Settings;
  folders: Folders;
  programs: Programs;
  terminal: Terminal;
}

/** Starts the databases that are not given and the applications, and stops them in the opposite order. */
export class Supervisor {
  readonly #here: Surroundings;
  readonly #services: Keeper<string>[] = [];
  readonly #applications: Keeper<ReadyMessage>[] = [];
  #stopping = false;

  constructor(here: Surroundings) {
    this.#here = here;
  }

  async startServices(): Promise<ServiceUrls> {
    const { settings, folders } = this.#here;
    const [MONGO_URL, REDIS_URL] = await Promise.all([
      settings.mongoUrl ?? this.startStore(),
      settings.redisUrl ?? redisProgram(folders, process.env, this.#remark).then((redis) => this.#service(redis)),
    ]);
    return { MONGO_URL, REDIS_URL };
  }

  /** Resolves with the address of the embedded store. */
  startStore(): Promise<string> {
    const { settings, folders, programs } = this.#here;
    return this.#service(storeProgram(folders, programs, settings, this.#remark));
  }

  /** Resolves with what the gateway has to say when all of them are ready. */
  async startApplications(services: ServiceUrls): Promise<ReadyMessage> {
    const env = applicationEnv(this.#here.settings, services);
    if (this.#stopping) return new Promise(() => undefined);
    const [gateway, ...others] = APPLICATIONS.map((name) => {
      const keeper = new Keeper(applicationProgram(name, { ...this.#here, env, remark: this.#remark }), this.#remark);
      this.#applications.push(keeper);
      return keeper;
    });
    const [ready] = await Promise.all([gateway?.firstReady, ...others.map((other) => other.firstReady)]);
    return ready ?? { type: 'ready' };
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#here.terminal.mute();
    await Promise.all(this.#applications.map((keeper) => keeper.stop(PATIENCE)));
    await Promise.all(this.#services.map((keeper) => keeper.stop(PATIENCE)));
  }

  killAll(): void {
    for (const keeper of [...this.#applications, ...this.#services]) keeper.kill();
  }

  #service(program: Program<string>): Promise<string> {
    // Stopped while it was starting: what isn't launched need not be stopped.
    if (this.#stopping) return new Promise(() => undefined);
    const keeper = new Keeper(program, this.#remark);
    this.#services.push(keeper);
    return keeper.firstReady;
  }

  readonly #remark = (text: string) => this.#here.terminal.remark(text);
}
