import { eventually } from '../../gateway/harness.ts';

type Fetch = typeof globalThis.fetch;

/** What a browser adds to a page's requests and node does not: the session's cookie, and where the page comes from. */
export const createPageFetch = (origin: string): Fetch => {
  let cookie = '';
  return async (input, init) => {
    const request = new Request(input, init);
    request.headers.set('origin', origin);
    if (cookie) request.headers.set('cookie', cookie);
    const response = await fetch(request);
    const set = response.headers.getSetCookie().find((line) => line.startsWith('baton_session='));
    if (set) cookie = set.split(';')[0] ?? '';
    return response;
  };
};

/** The way between a page and the gateway: it can be slow, and it can be gone. */
export const createNetwork = (fetch: Fetch) => {
  const asked: string[] = [];
  let gate = Promise.resolve();
  let open = (): void => undefined;
  let atGate = 0;
  let gone = false;

  const travel = (): void => {
    if (gone) throw new TypeError('fetch failed');
  };
  return {
    /** The requests that set out, in their order. */
    asked,
    fetch: (async (input, init) => {
      const request = new Request(input, init);
      asked.push(request.url);
      travel();
      const response = await fetch(request);
      atGate += 1;
      await gate;
      atGate -= 1;
      travel();
      return response;
    }) satisfies Fetch,
    /** From now on answers do not arrive, though the gateway gives them. */
    hold: (): void => {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    /** So many answers have been given and held back. */
    holds: (count: number) => eventually(`answer ${count}`, () => atGate >= count),
    release: (): void => open(),
    /** Nothing gets through, in either direction. */
    cut: (): void => {
      gone = true;
    },
    mend: (): void => {
      gone = false;
    },
  };
};
