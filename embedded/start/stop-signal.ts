/** One key press can arrive twice: from the terminal, and passed on by npm. */
const SAME_PRESS = 700;

/** The first signal asks to stop, the next one insists. */
export function onStopSignal({ first, again }: { first: () => void; again: () => void }): void {
  let asked: number | undefined;
  const handle = () => {
    const now = performance.now();
    if (asked === undefined) {
      asked = now;
      first();
    } else if (now - asked > SAME_PRESS) {
      again();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle);
}
