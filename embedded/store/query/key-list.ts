const blockBytes = 1 << 20;
const firstRoom = 1024;

/**
 * Very many sort keys with their records, as bytes outside of the heap: as strings they would be copied twice by the
 * collector of garbage while they are gathered, and gone through as long as they live.
 */
export class KeyList {
  length = 0;
  private blocks: Buffer[] = [];
  /** Where the next key goes in the last block. */
  private end = 0;
  private blockOf = new Uint32Array(firstRoom);
  private starts = new Uint32Array(firstRoom);
  private sizes = new Uint32Array(firstRoom);
  /** The first four bytes of each key, which decide most comparisons, and the four after them. */
  private heads = new Uint32Array(firstRoom);
  private seconds = new Uint32Array(firstRoom);
  private records = new Float64Array(firstRoom);

  /** Takes a key of chars up to 255. */
  add(key: string, record: number): void {
    const at = this.length;
    if (at === this.records.length) this.grow();
    const block = this.blockFor(key.length);
    block.write(key, this.end, 'latin1');
    this.blockOf[at] = this.blocks.length - 1;
    this.starts[at] = this.end;
    this.sizes[at] = key.length;
    this.heads[at] = fourBytes(key, 0);
    this.seconds[at] = fourBytes(key, 4);
    this.records[at] = record;
    this.end += key.length;
    this.length += 1;
  }

  recordAt(place: number): number {
    return this.records[place] ?? -1;
  }

  readonly compare = (i: number, j: number): number => {
    const heads = (this.heads[i] ?? 0) - (this.heads[j] ?? 0) || (this.seconds[i] ?? 0) - (this.seconds[j] ?? 0);
    return heads || this.compareWhole(i, j);
  };

  private compareWhole(i: number, j: number): number {
    const [left, right] = [this.blocks[this.blockOf[i] ?? 0], this.blocks[this.blockOf[j] ?? 0]];
    const [from, to] = [this.starts[i] ?? 0, this.starts[j] ?? 0];
    if (!left || !right) return 0;
    return left.compare(right, to, to + (this.sizes[j] ?? 0), from, from + (this.sizes[i] ?? 0));
  }

  private blockFor(size: number): Buffer {
    const last = this.blocks.at(-1);
    if (last && this.end + size <= last.length) return last;
    const block = Buffer.allocUnsafeSlow(Math.max(blockBytes, size));
    this.blocks.push(block);
    this.end = 0;
    return block;
  }

  private grow(): void {
    const room = this.length * 2;
    const larger = (list: Uint32Array) => {
      const copy = new Uint32Array(room);
      copy.set(list);
      return copy;
    };
    this.blockOf = larger(this.blockOf);
    this.starts = larger(this.starts);
    this.sizes = larger(this.sizes);
    this.heads = larger(this.heads);
    this.seconds = larger(this.seconds);
    const records = new Float64Array(room);
    records.set(this.records);
    this.records = records;
  }
}

/** Bytes of a key as one number; what is beyond its end counts as zero. */
function fourBytes(key: string, at: number): number {
  const byte = (i: number) => (i < key.length ? key.charCodeAt(i) : 0);
  return byte(at) * 0x1000000 + ((byte(at + 1) << 16) | (byte(at + 2) << 8) | byte(at + 3));
}
