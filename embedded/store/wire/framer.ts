import { headerSize, largestMessage, ProtocolError } from './message.ts';

/**
 * Cuts a stream of bytes into whole messages. A message within one chunk is handed on without a copy; others are put
 * together as they come, so that nothing is left to be done at once when a large one is there.
 */
export class Framer {
  /** What has come of a message, as long as not even its length is known. */
  private beginning: Buffer = Buffer.alloc(0);
  private message: Buffer | undefined;
  private filled = 0;
  private readonly onMessage: (bytes: Buffer) => void;

  constructor(onMessage: (bytes: Buffer) => void) {
    this.onMessage = onMessage;
  }

  /** Throws ProtocolError at a length that no message has. */
  push(chunk: Buffer): void {
    const rest = this.message ? this.fill(this.message, chunk) : this.begin(chunk);
    if (rest.length > 0) this.drain(rest);
  }

  private begin(chunk: Buffer): Buffer {
    if (this.beginning.length === 0) return chunk;
    const joined = Buffer.concat([this.beginning, chunk]);
    this.beginning = Buffer.alloc(0);
    return joined;
  }

  /** Adds to the message that has begun. Gives what is behind it. */
  private fill(message: Buffer, chunk: Buffer): Buffer {
    const taken = chunk.copy(message, this.filled);
    this.filled += taken;
    if (this.filled === message.length) {
      this.message = undefined;
      this.onMessage(message);
    }
    return chunk.subarray(taken);
  }

  private drain(bytes: Buffer): void {
    let at = 0;
    while (bytes.length - at >= 4) {
      const length = bytes.readInt32LE(at);
      if (length < headerSize || length > largestMessage) throw new ProtocolError(`a message of ${length} bytes`);
      if (bytes.length - at < length) {
        this.message = Buffer.allocUnsafeSlow(length);
        this.filled = bytes.copy(this.message, 0, at);
        return;
      }
      this.onMessage(bytes.subarray(at, at + length));
      at += length;
    }
    this.beginning = bytes.subarray(at);
  }
}
