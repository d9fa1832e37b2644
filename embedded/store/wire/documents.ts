/** Documents of a message as bytes: an array, or a list that cuts them out when they are asked for. */
export interface Documents {
  readonly length: number;
  at(index: number): Uint8Array | undefined;
}

/** Documents that lie in one buffer. There may be 100,000 of them: only their places are noted. */
export class DocumentList implements Documents {
  private readonly bytes: Buffer;
  private readonly starts: number[] = [];

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  get length(): number {
    return this.starts.length;
  }

  /** Notes the document that begins at a place. Gives its size, undefined when it reaches beyond the buffer. */
  add(start: number): number | undefined {
    const size = this.bytes.readInt32LE(start);
    if (size < 5 || start + size > this.bytes.length) return undefined;
    this.starts.push(start);
    return size;
  }

  at(index: number): Uint8Array | undefined {
    const start = this.starts[index];
    return start === undefined ? undefined : this.bytes.subarray(start, start + this.bytes.readInt32LE(start));
  }
}
