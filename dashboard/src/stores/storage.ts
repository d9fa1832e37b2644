/** What the browser keeps for us. A browser that refuses (private mode, full) costs the memory, never the work. */
export const createStorage = (area: Storage, prefix: string) => ({
  read: <T>(key: string): T | null => {
    try {
      const text = area.getItem(`${prefix}${key}`);
      return text === null ? null : (JSON.parse(text) as T);
    } catch {
      return null;
    }
  },
  write: (key: string, value: unknown): void => {
    try {
      area.setItem(`${prefix}${key}`, JSON.stringify(value));
    } catch {
      // Kept in memory only.
    }
  },
  remove: (key: string): void => {
    try {
      area.removeItem(`${prefix}${key}`);
    } catch {
      // There was nothing to remove.
    }
  },
  /** Tells which key another page of this browser has changed. */
  watch: (listener: (key: string) => void): (() => void) => {
    const heard = ({ storageArea, key }: StorageEvent): void => {
      if (storageArea === area && key?.startsWith(prefix)) listener(key.slice(prefix.length));
    };
    addEventListener('storage', heard);
    return () => removeEventListener('storage', heard);
  },
  keys: (): string[] => {
    try {
      return Object.keys(area)
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length));
    } catch {
      return [];
    }
  },
});
export type KeyValue = ReturnType<typeof createStorage>;
