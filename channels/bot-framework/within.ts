import { once } from 'node:events';

/** What is waited for goes on for others, also when the time of who waits is over. */
export const within = async <T>(signal: AbortSignal, work: Promise<T>): Promise<T> => {
  signal.throwIfAborted();
  const done = new AbortController();
  const late = once(signal, 'abort', { signal: done.signal }).then(() => signal.throwIfAborted());
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late as Promise<never>]);
  } finally {
    done.abort();
  }
};
