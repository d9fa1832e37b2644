import type { Summary } from './load/summary.ts';

export type Figure = {
  figure: string;
  value: number;
  unit: 's' | 'ms' | '1/s' | 'MB' | 'messages' | 'events';
  target?: number;
  /** Whether the target is met; absent where there is none. */
  ok?: boolean;
  /** The same on the floor, in the same run, and how many times as much that is. */
  floor?: number;
  ratio?: number;
  /** What the same asking side reaches when its answers cost nothing. */
  ceiling?: number;
  [detail: string]: unknown;
};
export type Note = (what: string, summary: Summary) => void;

const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(4)) : value);
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** While it runs: one line per part on stderr. */
export const note: Note = (what, { visible, p50, p99, errors, lost, duplicates, starved, errorCodes }) => {
  const troubles = [
    errors > 0 && `${errors} errors ${JSON.stringify(errorCodes)}`,
    lost > 0 && `${lost} lost`,
    duplicates > 0 && `${duplicates} twice`,
    starved > 0 && `${starved} × no sender left`,
  ].filter(Boolean);
  const speed = `${visible.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
  say(`  ${what}: ${[speed, ...troubles].join(', ')}`);
};
export const heading = (text: string): void => say(`\n${text}`);

/** What tells two figures of the same name apart. */
const whereOf = ({ process: name, state, at }: Figure): string => [name, state, at].filter(Boolean).join(' ');
const sentence = ({ figure, value, unit, target, ok, floor, ceiling, ...rest }: Figure): string =>
  [
    `  ${ok === undefined ? ' ' : ok ? '✓' : '✗'} ${`${figure} ${whereOf({ figure, value, unit, ...rest })}`.padEnd(46)}`,
    `${rounded(value)} ${unit}`.padStart(16),
    target === undefined ? '' : `  target ${target}`,
    floor === undefined ? '' : `  floor ${rounded(floor)}`,
    ceiling === undefined ? '' : `  ceiling ${rounded(ceiling)}`,
  ].join('');

/** The result: one line of JSON per figure on stdout, the same for people on stderr. */
export const createReport = () => {
  const figures: Figure[] = [];
  const add = (figure: Figure): void => {
    figures.push(figure);
    const numbers = Object.entries(figure).map(([key, value]) => [
      key,
      typeof value === 'number' ? rounded(value) : value,
    ]);
    process.stdout.write(`${JSON.stringify(Object.fromEntries(numbers))}\n`);
  };
  return {
    add,
    atLeast: (figure: Figure & { target: number }) => add({ ...figure, ok: figure.value >= figure.target }),
    atMost: (figure: Figure & { target: number }) => add({ ...figure, ok: figure.value <= figure.target }),
    summary: () => {
      heading('Figures');
      for (const figure of figures) say(sentence(figure));
    },
  };
};
export type Report = ReturnType<typeof createReport>;
