const QUIET_FOR = 30_000;

/** The only voice on the terminal. It says the same thing once in half a minute, and nothing while it is muted. */
export class Terminal {
  #muted = false;
  readonly #said = new Map<string, number>();

  constructor() {
    // A closed terminal is no reason to stop.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  }

  say(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** For what goes wrong while Baton runs. */
  remark(text: string): void {
    const now = Date.now();
    if (this.#muted || now - (this.#said.get(text) ?? 0) < QUIET_FOR) return;
    if (this.#said.size > 500) this.#said.clear();
    this.#said.set(text, now);
    const line = text.length > 300 ? `${text.slice(0, 300)}…` : text;
    process.stderr.write(`${new Date(now).toTimeString().slice(0, 8)} ${line}\n`);
  }

  mute(): void {
    this.#muted = true;
  }
}
