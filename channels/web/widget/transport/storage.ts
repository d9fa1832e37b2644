export type Storage = { get: (name: string) => string | null; set: (name: string, value: string | null) => void };

/** The browser's storage, apart per channel. Where it is forbidden or full the page remembers until it is left. */
export const createStorage = (channelId: string): Storage => {
  const memory = new Map<string, string>();
  let forbidden = false;
  const key = (name: string): string => `baton:${channelId}:${name}`;
  const attempt = <T>(work: () => T, otherwise: () => T): T => {
    if (forbidden) return otherwise();
    try {
      return work();
    } catch {
      forbidden = true;
      return otherwise();
    }
  };
  return {
    get: (name) =>
      attempt(
        () => localStorage.getItem(key(name)),
        () => memory.get(name) ?? null,
      ),
    set: (name, value) => {
      if (value === null) memory.delete(name);
      else memory.set(name, value);
      attempt<void>(
        () => (value === null ? localStorage.removeItem(key(name)) : localStorage.setItem(key(name), value)),
        () => undefined,
      );
    },
  };
};
