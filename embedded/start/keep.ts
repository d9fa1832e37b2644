import type { ChildProcess } from 'node:child_process';
import { type Deferred, deferred } from './deferred.ts';
import { killGroup } from './process-record.ts';

/** A program that has to run for as long as Baton runs. */
export interface Program<Ready> {
  name: string;
  /** Is told how often in a row it has died before it was ready. */
  launch: (failures: number) => ChildProcess;
  /** Resolves when the child can be used. May stay open for ever when the child dies. */
  ready: (child: ChildProcess) => Promise<Ready>;
  /** What it said before it died, if it said anything. Asked once for each death. */
  lastWords?: (() => string | undefined) | undefined;
  started: (pid: number) => void;
  ended: () => void;
}

const BACK_OFF = { first: 200, longest: 5_000, settledAfter: 10_000 };
const FIRST_ATTEMPTS = 5;
const PIPES_CLOSED_AFTER = 500;

/** Starts a program, and starts it again whenever it dies, a little later each time. */
export class Keeper<Ready> {
  readonly name: string;
  readonly #program: Program<Ready>;
  readonly #remark: (text: string) => void;
  readonly #first: Deferred<Ready> = deferred();
  readonly #gone: Deferred<void> = deferred();
  #child: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;
  #everReady = false;
  #failures = 0;
  #delay = BACK_OFF.first;

  constructor(program: Program<Ready>, remark: (text: string) => void) {
    this.name = program.name;
    this.#program = program;
    this.#remark = remark;
    this.#launch();
  }

  /** Rejects when the program can't be brought up at all. Later deaths are mended. */
  get firstReady(): Promise<Ready> {
    return this.#first.promise;
  }

  /** SIGTERM, and SIGKILL after so many milliseconds. Resolves when it is gone. */
  async stop(patience: number): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    if (!this.#child) return;
    this.#child.kill('SIGTERM');
    const killer = setTimeout(() => this.kill(), patience);
    await this.#gone.promise;
    clearTimeout(killer);
  }

  /** At once, with everything it has started. */
  kill(): void {
    if (this.#child?.pid !== undefined) killGroup(this.#child.pid, 'SIGKILL');
  }

  #launch(): void {
    const child = this.#program.launch(this.#failures);
    const since = Date.now();
    this.#child = child;
    if (child.pid !== undefined) this.#program.started(child.pid);
    child.once('error', (error) => this.#ended(child, error.message, since));
    child.once('exit', (code, signal) => this.#ended(child, signal ?? `exit code ${code}`, since));
    this.#program.ready(child).then(
      (ready) => {
        this.#everReady = true;
        this.#failures = 0;
        this.#first.resolve(ready);
      },
      (error) => this.#remark(`${this.name}: ${error}`),
    );
  }

  #ended(child: ChildProcess, reason: string, since: number): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    // What it had started itself would otherwise live on.
    if (child.pid !== undefined) killGroup(child.pid, 'SIGKILL');
    this.#program.ended();
    const lived = Date.now() - since;
    if (this.#stopping) this.#gone.resolve();
    else void allHeard(child).then(() => this.#again(reason, lived));
  }

  #again(how: string, lived: number): void {
    if (this.#stopping) return;
    const words = this.#program.lastWords?.();
    const reason = words === undefined ? how : `${how}: ${words}`;
    if (lived > BACK_OFF.settledAfter) this.#delay = BACK_OFF.first;
    this.#failures += 1;
    if (!this.#everReady && this.#failures >= FIRST_ATTEMPTS) {
      this.#first.reject(new Error(`The ${this.name} can't be started (${reason}).`));
      return;
    }
    this.#remark(`${this.name} has stopped (${reason}) and is started again`);
    this.#timer = setTimeout(() => this.#launch(), this.#delay);
    this.#delay = Math.min(this.#delay * 2, BACK_OFF.longest);
  }
}

/** Resolves when everything a dead child has printed is read, which is a moment after its end. */
function allHeard(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    setTimeout(resolve, PIPES_CLOSED_AFTER);
  });
}
