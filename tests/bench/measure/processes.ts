import { readdirSync, readFileSync } from 'node:fs';

/** Names of processes and their numbers. */
export type Processes = Record<string, number>;
/** MB. `share` divides what several processes have in common among them. */
export type Memory = Record<string, { rss: number; share: number }>;

/** /proc counts in hundredths of a second on every Linux that Node runs on. */
const MS_PER_TICK = 10;
const MB = 1_024;

const statOf = (pid: number | string): string[] | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold blanks; what follows it does not.
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
};

/** CPU time so far, milliseconds; null where /proc is not to be had. */
export const cpuOf = (pid: number): number | null => {
  const stat = statOf(pid);
  return stat && (Number(stat[11]) + Number(stat[12])) * MS_PER_TICK;
};

export const childrenOf = (pid: number): number[] => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && Number(statOf(name)?.[1]) === pid)
      .map(Number);
  } catch {
    return [];
  }
};

export const commandLine = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
};

const kilobytes = (file: string, field: string): number => {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

export const memoryOf = (processes: Processes): Memory =>
  Object.fromEntries(
    Object.entries(processes).map(([name, pid]) => [
      name,
      {
        rss: kilobytes(`/proc/${pid}/status`, 'VmRSS') / MB,
        share: kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss') / MB,
      },
    ]),
  );

/** Answers the CPU time of each process since now, milliseconds. */
export const watchCpu = (processes: Processes): (() => Record<string, number>) => {
  const before = Object.entries(processes).map(([name, pid]) => [name, pid, cpuOf(pid)] as const);
  return () => Object.fromEntries(before.map(([name, pid, then]) => [name, (cpuOf(pid) ?? 0) - (then ?? 0)]));
};
