/**
 * Does the work for each thing at once, and then at most once in so many milliseconds; what is asked for meanwhile is done
 * once at the end of them. Kept in memory only.
 */
export const createSpreadOut = (
  work: (id: string) => Promise<void>,
  { every, onError }: { every: number; onError: (error: unknown) => void },
) => {
  const resting = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();
  let closed = false;

  const begin = (id: string): void => {
    const rested = (): void => {
      const again = resting.get(id)?.again;
      resting.delete(id);
      if (again && !closed) begin(id);
    };
    resting.set(id, { timer: setTimeout(rested, every), again: false });
    work(id).catch(onError);
  };

  return {
    ask: (id: string): void => {
      const rest = resting.get(id);
      if (rest) rest.again = true;
      else if (!closed) begin(id);
    },
    close: (): void => {
      closed = true;
      for (const { timer } of resting.values()) clearTimeout(timer);
      resting.clear();
    },
  };
};
