import type { Processes } from './processes.ts';
import { watchCpu } from './processes.ts';

/** Waits until the processes have finished what they were about, at most so many seconds. */
export const quiet = async (processes: Processes, atMost: number): Promise<void> => {
  const until = performance.now() + atMost * 1_000;
  while (performance.now() < until) {
    const used = watchCpu(processes);
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (Object.values(used()).every((ms) => ms <= 40)) return;
  }
};
