/** What node lacks of a page: the events that tell it of the others' changes. */
const page = new EventTarget();
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
});

/** The local storage of one browser. Each of its pages opens it for itself and hears of the others' changes. */
export const createBrowserStorage = () => {
  const kept = new Map<string, string>();
  const areas = new Set<Storage>();

  const open = (): Storage => {
    const changed = (key: string | null): void => {
      for (const storageArea of areas)
        if (storageArea !== area) page.dispatchEvent(Object.assign(new Event('storage'), { storageArea, key }));
    };
    const methods = {
      get length() {
        return kept.size;
      },
      key: (index: number) => [...kept.keys()][index] ?? null,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => {
        kept.set(key, text);
        changed(key);
      },
      removeItem: (key: string) => {
        if (kept.delete(key)) changed(key);
      },
      clear: () => {
        kept.clear();
        changed(null);
      },
    };
    // Its own properties are what it keeps.
    const area: Storage = new Proxy(methods, {
      ownKeys: () => [...kept.keys()],
      getOwnPropertyDescriptor: (_, key) =>
        kept.has(String(key)) ? { value: kept.get(String(key)), enumerable: true, configurable: true } : undefined,
    });
    areas.add(area);
    return area;
  };
  return { open };
};
