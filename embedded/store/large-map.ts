/** To enlarge a table of hundreds of thousands of keys takes tens of milliseconds, of so many about one. */
const mostInOne = 16_384;

/** A map whose every step is short, however many keys it has: when a table is full another one is begun. */
export class LargeMap<K, V> {
  private readonly tables: Map<K, V>[] = [new Map()];

  get(key: K): V | undefined {
    for (const table of this.tables) {
      const value = table.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** For a key that isn't there yet. */
  add(key: K, value: V): void {
    let table = this.tables.at(-1);
    if (!table || table.size >= mostInOne) {
      table = new Map();
      this.tables.push(table);
    }
    table.set(key, value);
  }
}
