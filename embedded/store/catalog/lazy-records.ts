/** A set of records that is only filled when somebody goes through it: most transactions never do. */
export class LazyRecords extends Set<number> {
  private filled = false;
  private readonly source: () => Iterable<number>;

  constructor(source: () => Iterable<number>) {
    super();
    this.source = source;
  }

  // Before it's filled the source knows of every change already.
  override add(record: number): this {
    return this.filled ? super.add(record) : this;
  }

  override delete(record: number): boolean {
    return this.filled ? super.delete(record) : true;
  }

  override get size(): number {
    this.fill();
    return super.size;
  }

  override has(record: number): boolean {
    this.fill();
    return super.has(record);
  }

  override values(): SetIterator<number> {
    this.fill();
    return super.values();
  }

  override [Symbol.iterator](): SetIterator<number> {
    return this.values();
  }

  private fill(): void {
    if (this.filled) return;
    this.filled = true;
    for (const record of this.source()) super.add(record);
  }
}
