/** How many numbers a chunk is for. */
export const chunkBits = 16_384;
const wordBits = 32;

/** Which of some consecutive numbers are there, as bits. */
export class RecordChunk {
  /** The first of its numbers. */
  readonly start: number;
  count = 0;
  private readonly words = new Uint32Array(chunkBits / wordBits);

  constructor(start: number) {
    this.start = start;
  }

  has(record: number): boolean {
    return ((this.words[this.wordOf(record)] ?? 0) & bitOf(record)) !== 0;
  }

  /** True when it wasn't there. */
  add(record: number): boolean {
    if (this.has(record)) return false;
    const word = this.wordOf(record);
    this.words[word] = (this.words[word] ?? 0) | bitOf(record);
    this.count += 1;
    return true;
  }

  /** True when it was there. */
  delete(record: number): boolean {
    if (!this.has(record)) return false;
    const word = this.wordOf(record);
    this.words[word] = (this.words[word] ?? 0) & ~bitOf(record);
    this.count -= 1;
    return true;
  }

  /** The least number from one on, -1 when there is none. */
  firstFrom(record: number): number {
    const from = Math.max(record, this.start);
    if (from >= this.start + chunkBits) return -1;
    const first = this.wordOf(from);
    let bits = (this.words[first] ?? 0) & (-1 << (from % wordBits));
    for (let word = first; word < this.words.length; word++) {
      if (word > first) bits = this.words[word] ?? 0;
      if (bits !== 0) return this.start + word * wordBits + highest(bits & -bits);
    }
    return -1;
  }

  /** The greatest number up to one, -1 when there is none. */
  lastUpTo(record: number): number {
    const to = Math.min(record, this.start + chunkBits - 1);
    if (to < this.start) return -1;
    const last = this.wordOf(to);
    let bits = (this.words[last] ?? 0) & (-1 >>> (wordBits - 1 - (to % wordBits)));
    for (let word = last; word >= 0; word--) {
      if (word < last) bits = this.words[word] ?? 0;
      if (bits !== 0) return this.start + word * wordBits + highest(bits);
    }
    return -1;
  }

  private wordOf(record: number): number {
    return Math.floor((record - this.start) / wordBits);
  }
}

// A chunk begins at a multiple of a word's bits.
const bitOf = (record: number) => 1 << (record % wordBits);
const highest = (bits: number) => wordBits - 1 - Math.clz32(bits);
