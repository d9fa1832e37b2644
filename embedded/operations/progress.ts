const often = 100;

/** How far it has come, in one line of the terminal that is written over. Says nothing where there is no terminal. */
export class Progress {
  private done = 0;
  private said = 0;
  private readonly what: string;
  private readonly total: number;
  private readonly output: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

  constructor(what: string, total: number, output: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr) {
    this.what = what;
    this.total = total;
    this.output = output;
  }

  readonly add = (count: number): void => {
    this.done += count;
    const now = performance.now();
    if (!this.output.isTTY || now - this.said < often) return;
    this.said = now;
    const share = this.total > 0 ? Math.floor((this.done / this.total) * 100) : 100;
    this.output.write(`\r  ${this.what} ${number(this.done)} of ${documents(this.total)}, ${share} %\x1b[K`);
  };

  end(): void {
    if (this.output.isTTY) this.output.write('\r\x1b[K');
  }
}

export const number = (value: number): string => value.toLocaleString('en-GB');
export const documents = (count: number): string => `${number(count)} ${count === 1 ? 'document' : 'documents'}`;
export const collections = (count: number): string => `${number(count)} ${count === 1 ? 'collection' : 'collections'}`;
