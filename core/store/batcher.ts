/**
 * Joins calls that arrive while a write is under way into the next write.
 * One write at a time, so that what was called first is durable first; an idle batcher writes at once.
 */
export const createBatcher = <T, R>(
  flush: (items: T[]) => Promise<R[]>,
  options: { most: number } = { most: 200 },
): ((item: T) => Promise<R>) => {
  type Call = { item: T; resolve: (result: R) => void; reject: (error: unknown) => void };
  const waiting: Call[] = [];
  let busy = false;

  const run = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const calls = waiting.splice(0, options.most);
      try {
        const results = await flush(calls.map((call) => call.item));
        calls.forEach((call, i) => {
          call.resolve(results[i] as R);
        });
      } catch (error) {
        for (const call of calls) call.reject(error);
      }
    }
    busy = false;
  };

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // The microtask lets calls of the same turn travel together.
      if (!busy) {
        busy = true;
        queueMicrotask(() => void run());
      }
    });
};
