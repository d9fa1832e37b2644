/** Runs a task from time to time and whenever it is asked to, never two at once: asked meanwhile, it runs once more. */
export const createLoop = (every: number, task: () => Promise<unknown>, onError: (error: unknown) => void) => {
  let [isStopped, isAsked] = [false, false];
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    do {
      isAsked = false;
      await task().catch(onError);
    } while (isAsked && !isStopped);
    running = undefined;
    if (!isStopped) timer = setTimeout(now, every);
  };
  const now = (): void => {
    isAsked = true;
    clearTimeout(timer);
    if (!isStopped) running ??= run();
  };
  return {
    now,
    stop: async (): Promise<void> => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};
