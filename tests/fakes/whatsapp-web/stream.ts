import type { ServerResponse } from 'node:http';
import type { Command } from './wire.ts';

const PATIENCE = 10_000;

/** The one line to the page. A command counts as told once the page has carried it out. */
export class PageStream {
  #response: ServerResponse | undefined;
  #seq = 0;
  readonly #open = new Map<number, () => void>();

  get isOpen(): boolean {
    return this.#response !== undefined;
  }

  attach(response: ServerResponse): void {
    this.#response?.destroy();
    this.#response = response;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
    response.on('close', () => {
      if (this.#response !== response) return;
      this.#response = undefined;
      for (const seq of this.#open.keys()) this.done(seq);
    });
  }

  /** Nothing is told to a page that is not there: it asks when it comes back. */
  async tell(command: Command): Promise<void> {
    if (!this.#response) return;
    const seq = ++this.#seq;
    const done = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the page did not do "${command.do}"`)), PATIENCE);
      this.#open.set(seq, () => {
        clearTimeout(late);
        resolve();
      });
    });
    this.#response.write(`data: ${JSON.stringify({ seq, ...command })}\n\n`);
    await done;
  }

  done(seq: number): void {
    this.#open.get(seq)?.();
    this.#open.delete(seq);
  }

  drop(): void {
    this.#response?.destroy();
  }
}
