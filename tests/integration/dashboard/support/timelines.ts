import type { Entry } from '#dashboard/src/model/timeline.ts';
import type { Workplace } from './workplace.ts';

export const seqs = ({ entries }: { entries: readonly Entry[] }): number[] => entries.map(({ seq }) => seq);

export const upTo = (last: number, first = 1): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** The end of a timeline as the gateway has it. */
export const lastEntries = async ({ direct }: Workplace, id: string, count: number): Promise<Entry[]> =>
  (await direct.timelineLatest(id, count)).entries;
