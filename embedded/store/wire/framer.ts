import { headerSize, largestMessage, ProtocolError } from './message.ts';

/** Cuts a stream of bytes into whole messages. A message within one chunk is handed on without a copy. */
export class Framer {
  private chunks: Buffer[] = [];
  private size = 0;
  private readonly onMessage: (bytes: Buffer) => void;

  constructor(onMessage: (bytes: Buffer) => void) {
    this.onMessage = onMessage;
  }

  /** Throws ProtocolError at a length that no message has. */
  push(chunk: Buffer): void {
    if (this.size === 0) {
      const rest = this.drain(chunk);
      if (rest.length > 0) this.keep(rest);
      return;
    }
    this.keep(chunk);
    const first = this.chunks[0] ?? chunk;
    if (first.length >= 4 && this.size < first.readInt32LE(0)) return;
    const joined = Buffer.concat(this.chunks);
    this.chunks = [];
    this.size = 0;
    const rest = this.drain(joined);
    if (rest.length > 0) this.keep(rest);
  }

  private keep(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
  }

  private drain(bytes: Buffer): Buffer {
    let at = 0;
    while (bytes.length - at >= 4) {
      const length = bytes.readInt32LE(at);
      if (length < headerSize || length > largestMessage) throw new ProtocolError(`a message of ${length} bytes`);
      if (bytes.length - at < length) break;
      this.onMessage(bytes.subarray(at, at + length));
      at += length;
    }
    return bytes.subarray(at);
  }
}
