/** Runs a task again and again with a pause between the runs, never two at once. Answers with the function that stops it. */
export const every = (
  milliseconds: number,
  task: () => Promise<unknown>,
  onError: (error: unknown) => void,
): (() => Promise<void>) => {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running: Promise<unknown> = Promise.resolve();
  const run = (): void => {
    running = task()
      .catch(onError)
      .finally(() => {
        if (!stopped) timer = setTimeout(run, milliseconds);
      });
  };
  timer = setTimeout(run, milliseconds);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
};
