import type { Me } from '#core/contracts/http.ts';
import { supervising } from './actions.ts';
import type { Row } from './listing.ts';
import type { Entry } from './timeline.ts';

export type Alert =
  | { key: string; kind: 'firstReply' | 'resolution'; row: Row }
  | { key: string; kind: 'whisper'; row: Row; by: string; text: string };

/** What of these entries the viewer has to hear of wherever they are: promises that were missed, words from the side. */
export const alertsOf = (
  row: Row,
  entries: readonly Entry[],
  me: Pick<Me, 'id' | 'role'>,
  openId: string | null,
): Alert[] =>
  entries.flatMap((entry): Alert[] => {
    const key = `${row.id}:${entry.seq}`;
    if (entry.type === 'serviceLevelBreached')
      return supervising(me.role) || row.agentId === me.id ? [{ key, kind: entry.what, row }] : [];
    if (entry.type !== 'note' || entry.by.kind !== 'agent' || entry.by.id === me.id) return [];
    // Who has it open reads it there.
    if (row.agentId !== me.id || openId === row.id) return [];
    return [{ key, kind: 'whisper', row, by: entry.by.name, text: entry.text }];
  });
